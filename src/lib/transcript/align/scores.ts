import { gapColumn, outsideColumn, quietColumn } from './chain.ts';
import type { Frames } from './frames.ts';
import { type Gaussians, scoreFrame, scoreSound } from './gaussians.ts';

/** How well each sound explains one frame, by column; the row is valid until the next call. */
export type Scores = (frame: number) => Float32Array;

/** What there is to explain a frame with. */
export interface Sounds {
	/** The phones' sounds, for each voice: columns `voice × classes + sound`. */
	voices: Gaussians[];
	/** What is heard where nobody speaks. */
	pauses: Gaussians;
}

/** What a filler costs between words, per frame, beyond what it costs between sentences; and what mere silence costs there. */
const gapCost = 0.4;
const silentGapCost = 0.3;

/**
 * Log likelihoods against the sound that explains the frame best, which scores 0. What none of the text's sounds explain
 * well is taken for something else at the price of `garbage`. No sound costs more than half as much again: an odd one is not
 * the end, and on the first look, noise would otherwise hide the whole text.
 */
export function fineScores(frames: Frames, { voices, pauses }: Sounds, garbage: number): Scores {
	const classes = voices[0]?.classes ?? 0;
	const floor = 1.5 * garbage;
	const row = new Float32Array(classes * voices.length);
	const pauseRow = new Float32Array(pauses.classes);
	const vector = new Float64Array(frames.size);
	let lately = 0;
	return (frame) => {
		for (let k = 0; k < frames.size; k++) vector[k] = frames.values[frame * frames.size + k] as number;
		const pause = scoreFrame(pauses, vector, pauseRow, 0, Number.NEGATIVE_INFINITY, -floor);
		// The best sound of the frame before is a good guess, and spares the others most of their work.
		let best = Math.max(pause, scoreSound(voices[Math.floor(lately / classes)] as Gaussians, lately % classes, vector));
		for (const [n, voice] of voices.entries()) best = scoreFrame(voice, vector, row, n * classes, best, -floor);
		for (let column = 0; column < row.length; column++) {
			const score = row[column] as number;
			if (score === best) lately = column;
			row[column] = Math.max(score - best, floor);
		}
		row[quietColumn] = pause - best;
		row[outsideColumn] = Math.max(pause - best, garbage);
		row[gapColumn] = Math.max(pause - best, garbage - gapCost) - silentGapCost;
		return row;
	};
}

/** The same for `step` frames at a time: twice the sum of every other one, which resemble each other. */
export function coarseScores(fine: Scores, step: number): Scores {
	let sum = new Float32Array();
	return (frame) => {
		for (let n = 0; n < step; n += 2) {
			const row = fine(frame * step + n);
			if (sum.length !== row.length) sum = new Float32Array(row.length);
			if (n === 0) sum.fill(0);
			for (let column = 0; column < row.length; column++) sum[column] = (sum[column] as number) + 2 * (row[column] as number);
		}
		return sum;
	};
}

/** So many frames tell what a blind guess costs. */
const blindFrames = 5000;

/** What a sound picked blindly scores on average: the measure of how far apart the sounds are in this recording. */
export function blindScore(frames: Frames, fine: Scores): number {
	let sum = 0;
	let count = 0;
	for (let frame = 0; frame < frames.count; frame += Math.max(7, Math.ceil(frames.count / blindFrames))) {
		const row = fine(frame);
		for (let column = 3; column < row.length; column++) sum += row[column] as number;
		count += row.length - 3;
	}
	return sum / Math.max(1, count);
}
