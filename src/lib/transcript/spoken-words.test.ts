import { expect, it } from 'vitest';
import { spokenWords, turnStart, wordAt } from './spoken-words.ts';
import type { Turn } from './transcript.ts';

const turn: Turn = {
	kind: 'speech',
	text: 'Ja.\n\nVi spurte  bussen.',
	sentences: [
		{ text: 'Ja.' },
		{
			text: 'Vi spurte  bussen.',
			startMs: 1000,
			endMs: 2500,
			words: [{ text: 'Vi', startMs: 1000, endMs: 1200 }, { text: 'spurte' }, { text: 'bussen.' }],
		},
	],
};

it('says where each word stands, and when it is said', () => {
	const words = spokenWords(turn);
	expect(words.map(({ from, to }) => turn.text.slice(from, to))).toEqual(['Ja.', 'Vi', 'spurte', 'bussen.']);
	expect(words.map(({ startMs, isKnown }) => [startMs, isKnown])).toEqual([
		[undefined, false],
		[1000, true],
		[1200, false],
		[1800, false],
	]);
	expect(words.map(({ sentence, word }) => [sentence, word])).toEqual([
		[0, 0],
		[1, 0],
		[1, 1],
		[1, 2],
	]);
	expect([0, 1000, 1500, 9000].map((ms) => wordAt(words, ms))).toEqual([-1, 1, 2, 3]);
	expect(turnStart(turn)).toBe(1000);
});

it('shares the time of a turn that nobody has divided', () => {
	expect(
		spokenWords({ kind: 'speech', text: 'aa bb', startMs: 0, endMs: 100 }).map(({ startMs, endMs }) => [startMs, endMs]),
	).toEqual([
		[0, 50],
		[50, 100],
	]);
	expect(spokenWords({ kind: 'speech', text: 'aa bb' }).map(({ startMs }) => startMs)).toEqual([undefined, undefined]);
});
