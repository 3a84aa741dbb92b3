import { expect, it } from 'vitest';
import { passagesToTime, withTimesFound } from './time-passages.ts';
import type { Transcript, Turn } from './transcript.ts';

const untimed = (text: string): Turn => ({ kind: 'speech', text });
const timed = (text: string, startMs: number, source: 'aligned' | 'given' = 'aligned'): Turn => {
	const times = { startMs, endMs: startMs + 900 };
	return { kind: 'speech', text, ...times, sentences: [{ text, ...times, source }] };
};
const of = (...turns: Turn[]): Transcript => ({ language: 'nb', turns });
const spans = (transcript: Transcript) =>
	passagesToTime(transcript, 60_000).map(({ from, to, startMs, endMs }) => [from, to, startMs, endMs]);

it('times all of a text that nobody has timed, and of one that only came with times', () => {
	expect(spans(of(untimed('A.'), untimed('B.')))).toEqual([[0, 2, 0, 60_000]]);
	expect(spans(of(timed('A.', 0, 'given'), untimed('B.')))).toEqual([[0, 2, 0, 60_000]]);
});

it('times what is left between the times of its neighbours', () => {
	const text = of(untimed('A.'), timed('B.', 5000), untimed('C.'), untimed('D.'), timed('E.', 9000), untimed('F.'));
	expect(spans(text)).toEqual([
		[0, 1, 0, 5000],
		[2, 4, 5900, 9000],
		[5, 6, 9900, 60_000],
	]);
	expect(spans(of(timed('A.', 0), timed('B.', 1000)))).toEqual([]);
});

it('gives what was found to the turns that are still as they were', () => {
	const before = of(untimed('A.'), untimed('Ja.'), untimed('C.'), untimed('Ja.'));
	const found = of(timed('A.', 0), timed('Ja.', 1000), timed('C.', 2000), timed('Ja.', 3000));
	const corrected = of(untimed('A.'), untimed('Ja.'), untimed('Ce.'), untimed('Ja.'));
	expect(withTimesFound(corrected, before, found).turns.map(({ startMs }) => startMs)).toEqual([0, 1000, undefined, 3000]);
	// One “Ja.” went: the other keeps its own time, not that of the one before.
	const shorter = of(untimed('A.'), untimed('C.'), untimed('Ja.'));
	expect(withTimesFound(shorter, before, found).turns.map(({ startMs }) => startMs)).toEqual([0, 2000, 3000]);
	const split = of(untimed('A.'), untimed('Ja.'), untimed('C'), untimed('.'), untimed('Ja.'));
	expect(withTimesFound(split, before, found).turns.map(({ startMs }) => startMs)).toEqual([0, 1000, undefined, undefined, 3000]);
	expect(withTimesFound(of(untimed('X.')), before, found)).toEqual(of(untimed('X.')));
});
