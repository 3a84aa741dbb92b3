import { expect, test } from 'vitest';
import { areOnlyTimed, sayTheSame } from './same-turns.ts';

const untimed = { kind: 'speech' as const, speaker: 'Kari', text: 'Hei.' };
const sentence = { text: 'Hei.', startMs: 0, endMs: 900, source: 'aligned' as const, confidence: 0.9 };
const timed = { ...untimed, startMs: 0, endMs: 900, sentences: [sentence] };

test('times that came are no change of anybody’s; a moved boundary is', () => {
	expect(areOnlyTimed([timed], [untimed])).toBe(true);
	expect(areOnlyTimed([{ ...timed, text: 'Hei.', kind: 'speech' }], [timed])).toBe(true);
	const moved = { ...timed, startMs: 100, sentences: [{ ...sentence, startMs: 100 }] };
	expect(areOnlyTimed([moved], [timed])).toBe(false);
	expect(sayTheSame([moved], [timed])).toBe(true);
});

test('other words, another speaker or another number of turns is a change', () => {
	for (const now of [[{ ...timed, text: 'Hallo.' }], [{ ...timed, speaker: 'Ola' }], [timed, timed], []]) {
		expect(areOnlyTimed(now, [untimed])).toBe(false);
		expect(sayTheSame(now, [untimed])).toBe(false);
	}
});
