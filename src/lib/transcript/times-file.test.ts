import { expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { readTimes, writeTimes } from './times-file.ts';
import type { Transcript } from './transcript.ts';
import { withoutTimes } from './without-times.ts';

const timed: Transcript = {
	language: 'nb',
	turns: [
		{ kind: 'speech', text: 'Uten tid.' },
		{
			kind: 'speech',
			text: 'Hei.  Hvem\ner du?',
			sentences: [
				{ text: 'Hei.', startMs: 1000, endMs: 1400, source: 'aligned', confidence: 0.9 },
				{
					text: 'Hvem\ner du?',
					startMs: 1500,
					source: 'edited',
					words: [{ text: 'Hvem', startMs: 1500 }, { text: 'er' }, { text: 'du?', endMs: 2000 }],
				},
			],
		},
	],
};

test('times that were written come back to the same words', () => {
	expect(readTimes(writeTimes(timed) ?? '', withoutTimes(timed))).toEqual(timed);
});

test('a text without times has no file', () => {
	expect(writeTimes(withoutTimes(timed))).toBeUndefined();
});

test('a turn that somebody rewrote loses its times, and so does a text with another number of turns', () => {
	const bare = withoutTimes(timed);
	const [first, second] = bare.turns;
	if (!first || !second) throw new Error('The transcript has two turns.');
	const rewritten = { ...bare, turns: [first, { ...second, text: 'Hei. Hvem er vi?' }] };
	expect(readTimes(writeTimes(timed) ?? '', rewritten)).toEqual(rewritten);
	const longer = { ...bare, turns: [...bare.turns, first] };
	expect(readTimes(writeTimes(timed) ?? '', longer)).toEqual(longer);
});

test.each([
	'',
	'{}',
	'{"turns":[{"sentences":[[-4,null,null,null,null]]}]}',
	'{"turns":[{"sentences":[[4,1e99,null,null,null]]}]}',
])('%j is refused', (text) => {
	expect(() => readTimes(text, withoutTimes(timed))).toThrow(Invalid);
});
