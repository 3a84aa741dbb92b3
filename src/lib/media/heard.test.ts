import fc from 'fast-check';
import { expect, test } from 'vitest';
import { playedShare, unitedSegments } from './heard.ts';

const second = fc.nat(60);
const segments = fc.array(fc.tuple(second, second), { maxLength: 12 });

test('a second counts once, however often it was played', () => {
	fc.assert(
		fc.property(segments, (given) => {
			const played = new Set(given.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)));
			const united = unitedSegments(given);
			expect(new Set(united.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at)))).toEqual(played);
			expect(united.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(played.size);
			expect(playedShare(given, 60)).toBe(Math.round((played.size / 60) * 1000) / 1000);
		}),
	);
});

test('nothing is played more than whole', () => {
	expect(playedShare([[0, 80]], 60)).toBe(1);
	expect(playedShare([], 60)).toBe(0);
});
