import { expect, test } from 'vitest';
import type { Transcript } from '#lib/transcript/transcript.ts';
import type { CaseDocument } from '../case-document.ts';
import { checkedDocument } from './checked-document.ts';
import { keepMachineText, keepUnsaid } from './keep-unsaid.ts';

const typed: Transcript = { language: 'nb', turns: [{ kind: 'speech', text: 'Fjæra er et klasserom.' }] };
const timed: Transcript = { language: 'nb', turns: [{ kind: 'speech', text: 'Fjæra er et klasserom.', startMs: 900 }] };
const machine: Transcript = {
	language: 'nb',
	machineMade: true,
	turns: [{ kind: 'speech', text: 'Fjæra, et klasse rom.', startMs: 900 }],
};
const silent = checkedDocument({ case: { title: 'Fjæra', language: 'nb' } });
const saying = (transcript: Transcript): CaseDocument => ({ ...silent, transcript });

test('a source without times leaves a timed text, unless a program made it', () => {
	expect(keepUnsaid(saying(typed), saying(timed)).transcript).toEqual(timed);
	expect(keepUnsaid(saying(typed), saying(machine)).transcript).toEqual(typed);
	expect(keepUnsaid(silent, saying(machine)).transcript).toEqual(machine);
});

test('a whole case without a text takes a written one away, and leaves one that a program made', () => {
	expect(keepMachineText(silent, saying(timed)).transcript).toBeUndefined();
	expect(keepMachineText(silent, saying(machine)).transcript).toEqual(machine);
	expect(keepMachineText(saying(typed), saying(machine)).transcript).toEqual(typed);
});
