import { expect, it } from 'vitest';
import { createPeakCollector } from '../peaks.ts';
import { endOfSilence, findSilences } from './silences.ts';

/** Ten peaks a second: seconds of sound (1) or of faint noise (0). */
function recording(...seconds: (0 | 1)[]) {
	const collector = createPeakCollector(8000, 800);
	for (const loud of seconds) collector.push(Int16Array.from({ length: 8000 }, (_, at) => Math.sin(at) * (loud ? 20_000 : 300)));
	return collector.finish();
}

it('finds the stretches without a voice and leaves a little of each end', () => {
	const { starts, ends } = findSilences(recording(1, 1, 0, 0, 0, 1, 0, 1, 1));
	expect(starts.map((start) => start.toFixed(1))).toEqual(['2.3', '6.3']);
	expect(ends.map((end) => end.toFixed(1))).toEqual(['4.7', '6.7']);
});

it('leads to the end of the silence that a place is in, and nowhere else', () => {
	const silences = findSilences(recording(1, 0, 0, 1));
	expect(endOfSilence(silences, 1)).toBeUndefined();
	expect(endOfSilence(silences, 1.5)).toBeCloseTo(2.7);
	expect(endOfSilence(silences, 2.9)).toBeUndefined();
});

it('finds none in a recording of nothing but sound', () => {
	expect(findSilences(recording(1, 1, 1)).starts).toEqual([]);
	expect(endOfSilence({ starts: [], ends: [] }, 1)).toBeUndefined();
});
