/** A line of a chart; `x` is a number or a moment. */
export interface ChartSeries {
	name: string;
	points: [x: number | Date, y: number][];
}

/** From the smallest to the largest of what an axis shows; where all are the same, some room on both sides. */
export function rangeOf(values: number[]): [min: number, max: number] {
	let [min, max] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const value of values) [min, max] = [Math.min(min, value), Math.max(max, value)];
	if (min > max) return [0, 1];
	const half = Math.abs(min) / 2 || 0.5;
	return min === max ? [min - half, max + half] : [min, max];
}

/** Round numbers (steps of 1, 2 or 5) that enclose the range, at least two of them. */
export function roundTicks([min, max]: [number, number], most = 5): number[] {
	const rough = (max - min) / most;
	const magnitude = 10 ** Math.floor(Math.log10(rough));
	const step = magnitude * ([1, 2, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10);
	const first = Math.floor(min / step + 1e-9);
	const last = Math.ceil(max / step - 1e-9);
	return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
}

/** Evenly spaced values from end to end, for moments. */
export function evenTicks([min, max]: [number, number], count = 4): number[] {
	return Array.from({ length: count }, (_, at) => min + ((max - min) * at) / (count - 1));
}
