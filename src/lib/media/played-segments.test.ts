import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heardHundredths, playedShare, rangesOf, type Segment, unitedSegments } from './played-segments.ts';

const second = fc.nat(60);
const segments = fc.array(fc.tuple(second, second), { maxLength: 12 });
const secondsIn = (given: readonly Segment[]) =>
	new Set(given.flatMap(([from, to]) => Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)));

test('a second counts once, however often it was played', () => {
	fc.assert(
		fc.property(segments, (given) => {
			const played = secondsIn(given);
			const united = unitedSegments(given);
			expect(secondsIn(united)).toEqual(played);
			expect(united.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(played.size);
			expect(playedShare(given, 60)).toBe(Math.round((played.size / 60) * 1000) / 1000);
		}),
	);
});

test('nothing is played more than whole', () => {
	expect(playedShare([[0, 80]], 60)).toBe(1);
	expect(playedShare([], 60)).toBe(0);
});

test('a hundredth is heard when half of its seconds were, whatever was played twice', () => {
	const long = fc.array(fc.tuple(fc.nat(400), fc.nat(400)), { maxLength: 12 });
	fc.assert(
		fc.property(long, (given) => {
			const played = secondsIn(given);
			const halfPlayed = (at: number) => [0, 1, 2, 3].filter((second) => played.has(at * 4 + second)).length >= 2;
			expect(heardHundredths(given, 400)).toEqual(Array.from({ length: 100 }, (_, at) => at).filter(halfPlayed));
		}),
	);
});

test('what is heard does not depend on where it was cut, and only grows', () => {
	const length = fc.double({ min: 1, max: 20_000, noNaN: true });
	const share = fc.double({ min: 0, max: 1, noNaN: true });
	fc.assert(
		fc.property(length, share, share, share, (seconds, one, cut, other) => {
			const [from, middle, to] = [one, cut, other].map((part) => part * seconds).toSorted((a, b) => a - b) as [
				number,
				number,
				number,
			];
			const whole = heardHundredths([[from, to]], seconds);
			const parts: Segment[] = [
				[middle, to],
				[from, middle],
			];
			expect(heardHundredths(parts, seconds)).toEqual(whole);
			expect(whole).toEqual(expect.arrayContaining(heardHundredths([[from, middle]], seconds)));
		}),
	);
	expect(heardHundredths([[0, 61.3]], 61.3)).toHaveLength(100);
	expect(heardHundredths([[0, 70]], 61.3)).toHaveLength(100);
	expect(heardHundredths([[70, 80]], 61.3)).toEqual([]);
});

test('ranges say the numbers in fewer', () => {
	const numbers = fc.uniqueArray(fc.nat(99)).map((list) => list.toSorted((a, b) => a - b));
	fc.assert(
		fc.property(numbers, (given) => {
			const ranges = rangesOf(given);
			expect(ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(given);
			for (const [i, [from]] of ranges.entries()) expect(from).toBeGreaterThan(ranges[i - 1]?.[1] ?? -1);
		}),
	);
});
