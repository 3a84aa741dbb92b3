import type { Peaks } from '../peaks.ts';
import { lastAt } from './last-at.ts';

/** Stretches without a voice, in seconds; a little of each end is left, so that speech can breathe. */
export interface Silences {
	starts: number[];
	ends: number[];
}

const shortest = 1;
const left = 0.3;
/** So much of what the loud parts reach counts as silence. */
const share = 0.05;

/** Finds the silences in the outline of a recording. */
export function findSilences({ sampleRate, samplesPerPeak, data }: Peaks): Silences {
	const heights = Array.from({ length: data.length / 2 }, (_, at) => Math.max(-(data[2 * at] ?? 0), data[2 * at + 1] ?? 0));
	const loud = heights.toSorted((a, b) => a - b)[Math.floor(heights.length * 0.95)] ?? 0;
	const most = Math.max(1, loud * share);
	const seconds = samplesPerPeak / sampleRate;
	const silences: Silences = { starts: [], ends: [] };
	let from = 0;
	for (let at = 0; at <= heights.length; at++) {
		const height = heights[at] ?? Infinity;
		if (height <= most) continue;
		if ((at - from) * seconds >= shortest) {
			silences.starts.push(from * seconds + left);
			silences.ends.push(at * seconds - left);
		}
		from = at + 1;
	}
	return silences;
}

/** Where to go on from a place in a silence; undefined elsewhere. */
export function endOfSilence({ starts, ends }: Silences, seconds: number): number | undefined {
	const end = ends[lastAt(starts, seconds)] ?? 0;
	return end > seconds ? end : undefined;
}
