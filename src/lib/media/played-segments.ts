/** From and to, in seconds. */
export type Segment = [from: number, to: number];

/** A hundredth of a recording, from 0 to 99, counts as heard when this much of it was played. */
const enoughOfHundredth = 0.5;

/** Segments as one set, rising and without overlap. */
export function unitedSegments(segments: readonly Segment[]): Segment[] {
	const united: Segment[] = [];
	for (const [from, to] of segments.filter(([from, to]) => to > from).toSorted(([one], [other]) => one - other)) {
		const last = united.at(-1);
		if (last && from <= last[1]) last[1] = Math.max(last[1], to);
		else united.push([from, to]);
	}
	return united;
}

/** How many seconds of a recording were played, whatever was played twice. */
export function playedSeconds(segments: readonly Segment[]): number {
	return unitedSegments(segments).reduce((sum, [from, to]) => sum + to - from, 0);
}

/** The share of a recording that was played, 0 to 1. */
export function playedShare(segments: readonly Segment[], length: number): number {
	return Math.min(1, Math.round((playedSeconds(segments) / length) * 1000) / 1000);
}

/** Which hundredths of a recording were heard, rising, whatever was played twice. */
export function heardHundredths(segments: readonly Segment[], length: number): number[] {
	const played = new Float64Array(100);
	for (const [from, to] of unitedSegments(segments)) {
		const [start, end] = [(from / length) * 100, Math.min(100, (to / length) * 100)];
		for (let at = Math.floor(start); at < end; at++) played[at] = (played[at] ?? 0) + Math.min(end, at + 1) - Math.max(start, at);
	}
	// A billionth less, because computers say that 0.7 - 0.2 is less than a half.
	return [...played.keys()].filter((at) => (played[at] ?? 0) >= enoughOfHundredth - 1e-9);
}

/** Rising numbers as ranges: from, included, and to, not included. */
export function rangesOf(numbers: readonly number[]): [from: number, to: number][] {
	const ranges: [number, number][] = [];
	for (const number of numbers) {
		const last = ranges.at(-1);
		if (last?.[1] === number) last[1]++;
		else ranges.push([number, number + 1]);
	}
	return ranges;
}
