import type { Frames } from './frames.ts';

/** One diagonal Gaussian for each class of sound, over an even number of coefficients. `scales` are −1/2σ². */
export interface Gaussians {
	classes: number;
	size: number;
	means: Float64Array;
	scales: Float64Array;
	constants: Float64Array;
}

/** What was seen of each class: how many frames, their sum and the sum of their squares. */
export interface Tally {
	classes: number;
	size: number;
	counts: Float64Array;
	sums: Float64Array;
	squares: Float64Array;
}

export function emptyTally(classes: number, size: number): Tally {
	const cells = () => new Float64Array(classes * size);
	return { classes, size, counts: new Float64Array(classes), sums: cells(), squares: cells() };
}

export function countFrame(tally: Tally, sound: number, frames: Frames, frame: number): void {
	const { size } = tally;
	tally.counts[sound] = (tally.counts[sound] as number) + 1;
	for (let k = 0; k < size; k++) {
		const value = frames.values[frame * size + k] as number;
		tally.sums[sound * size + k] = (tally.sums[sound * size + k] as number) + value;
		tally.squares[sound * size + k] = (tally.squares[sound * size + k] as number) + value * value;
	}
}

const leastVariance = 0.05;

/**
 * Gaussians from what was seen, leaning on `prior` as if that had been seen `trust` times: a class that was seen rarely stays
 * near the prior, one that was never seen is the prior.
 */
export function estimate(tally: Tally, prior: Gaussians | undefined, trust: number): Gaussians {
	const { classes, size } = tally;
	const means = new Float64Array(classes * size);
	const scales = new Float64Array(classes * size);
	const whole = wholeOf(tally);
	for (let cell = 0; cell < classes * size; cell++) {
		const seen = tally.counts[Math.floor(cell / size)] as number;
		const priorMean = prior ? (prior.means[cell] as number) : (whole.means[cell % size] as number);
		const priorVariance = prior ? -0.5 / (prior.scales[cell] as number) : (whole.variances[cell % size] as number);
		const mean = ((tally.sums[cell] as number) + trust * priorMean) / (seen + trust);
		const square = ((tally.squares[cell] as number) + trust * (priorVariance + priorMean * priorMean)) / (seen + trust);
		means[cell] = mean;
		scales[cell] = -0.5 / Math.max(leastVariance * (whole.variances[cell % size] as number), square - mean * mean);
	}
	return { classes, size, means, scales, constants: constantsOf(classes, size, scales) };
}

/** Gaussians that are wider by the whole spread of a normalised coefficient (1, and 0.05 for a slope). */
export function soften({ classes, size, means, scales }: Gaussians): Gaussians {
	const wide = scales.map((scale, cell) => -0.5 / (-0.5 / scale + (cell % size < size / 2 ? 1 : 0.05)));
	return { classes, size, means, scales: wide, constants: constantsOf(classes, size, wide) };
}

/** Mean and variance of everything that was seen. */
function wholeOf({ classes, size, counts, sums, squares }: Tally): { means: number[]; variances: number[] } {
	const total = Math.max(
		1,
		counts.reduce((sum, count) => sum + count, 0),
	);
	const column = (cells: Float64Array, k: number) => {
		let sum = 0;
		for (let sound = 0; sound < classes; sound++) sum += cells[sound * size + k] as number;
		return sum / total;
	};
	const means = Array.from({ length: size }, (_, k) => column(sums, k));
	return { means, variances: means.map((mean, k) => Math.max(1e-3, column(squares, k) - mean * mean)) };
}

function constantsOf(classes: number, size: number, scales: Float64Array): Float64Array {
	return Float64Array.from({ length: classes }, (_, sound) => {
		let sum = 0;
		for (let k = 0; k < size; k++) sum += 0.5 * Math.log(-2 * (scales[sound * size + k] as number));
		return sum;
	});
}

/**
 * The log likelihood of one frame under every class, written to `out` from `at`. What falls more than `reach` behind the best so
 * far is not worked out to the end and becomes minus infinity: nearly all the time of an alignment is spent here. Returns the best.
 */
export function scoreFrame(
	model: Gaussians,
	vector: Float64Array,
	out: Float32Array,
	at: number,
	bestSoFar: number,
	reach: number,
): number {
	const { size, means, scales, constants, classes } = model;
	let best = bestSoFar;
	for (let sound = 0, cell = 0; sound < classes; sound++, cell += size) {
		const least = best - reach;
		let score = constants[sound] as number;
		for (let k = 0; k < size && score > least; k += 2) {
			const x = (vector[k] as number) - (means[cell + k] as number);
			const y = (vector[k + 1] as number) - (means[cell + k + 1] as number);
			score += (scales[cell + k] as number) * x * x + (scales[cell + k + 1] as number) * y * y;
		}
		if (score > best) best = score;
		out[at + sound] = score > least ? score : Number.NEGATIVE_INFINITY;
	}
	return best;
}

/** The log likelihood of one frame under one class. */
export function scoreSound({ size, means, scales, constants }: Gaussians, sound: number, vector: Float64Array): number {
	let score = constants[sound] as number;
	for (let k = 0, cell = sound * size; k < size; k++, cell++)
		score += (scales[cell] as number) * ((vector[k] as number) - (means[cell] as number)) ** 2;
	return score;
}
