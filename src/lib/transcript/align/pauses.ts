import { frameUse } from './frame-uses.ts';
import type { Frames } from './frames.ts';
import { countFrame, emptyTally, estimate, type Gaussians, scoreFrame } from './gaussians.ts';

/** The frames whose level is among the lowest `share`. */
export function quietFrames(frames: Frames, share: number): number[] {
	const threshold = levelBelow(frames, () => true, share);
	return where(frames, (frame) => levelOf(frames, frame) <= threshold);
}

/** Several kinds of background (silence, breath, a bar of music): their weighted Gaussians. */
const kinds = 24;
const rounds = 6;
/** Pauses louder than this share of the speech may be somebody speaking, and teach nothing. */
const loudest = 0.5;

/** What the recording sounds like where the text is not spoken; undefined when it is spoken all the time. */
export function trainPauses(frames: Frames, uses: Uint8Array): Gaussians | undefined {
	const threshold = levelBelow(frames, (frame) => uses[frame] === frameUse.spoken, loudest);
	const isPause = (frame: number) => uses[frame] === frameUse.none && levelOf(frames, frame) <= threshold;
	const pauses = where(frames, (frame) => uses[frame] === frameUse.passed || isPause(frame));
	if (pauses.length < 10 * kinds) return undefined;
	let kindOf = byLevel(frames, pauses);
	let model = fitKinds(frames, pauses, kindOf);
	for (let round = 1; round < rounds; round++) {
		kindOf = nearest(model, frames, pauses);
		model = fitKinds(frames, pauses, kindOf);
	}
	return model;
}

function levelOf(frames: Frames, frame: number): number {
	return frames.values[frame * frames.size] as number;
}

function where(frames: Frames, wanted: (frame: number) => boolean): number[] {
	const found: number[] = [];
	for (let frame = 0; frame < frames.count; frame++) if (wanted(frame)) found.push(frame);
	return found;
}

/** The level that `share` of the chosen frames stay below. */
function levelBelow(frames: Frames, chosen: (frame: number) => boolean, share: number): number {
	const levels = Float32Array.from(where(frames, chosen), (frame) => levelOf(frames, frame)).sort();
	return levels[Math.floor(levels.length * share)] ?? Number.NEGATIVE_INFINITY;
}

/** A first division: as many frames of each kind, from quiet to loud. */
function byLevel(frames: Frames, pauses: number[]): Uint8Array {
	const kindOf = new Uint8Array(pauses.length);
	const order = [...pauses.keys()].sort((a, b) => levelOf(frames, pauses[a] as number) - levelOf(frames, pauses[b] as number));
	for (const [rank, index] of order.entries()) kindOf[index] = Math.floor((rank * kinds) / order.length);
	return kindOf;
}

function fitKinds(frames: Frames, pauses: number[], kindOf: Uint8Array): Gaussians {
	const tally = emptyTally(kinds, frames.size);
	for (const [index, frame] of pauses.entries()) countFrame(tally, kindOf[index] as number, frames, frame);
	const model = estimate(tally, undefined, 10);
	for (let kind = 0; kind < kinds; kind++) {
		const weight = ((tally.counts[kind] as number) + 1) / (pauses.length + kinds);
		model.constants[kind] = (model.constants[kind] as number) + Math.log(weight);
	}
	return model;
}

function nearest(model: Gaussians, frames: Frames, pauses: number[]): Uint8Array {
	const row = new Float32Array(kinds);
	const vector = new Float64Array(frames.size);
	return Uint8Array.from(pauses, (frame) => {
		for (let k = 0; k < frames.size; k++) vector[k] = frames.values[frame * frames.size + k] as number;
		scoreFrame(model, vector, row, 0, Number.NEGATIVE_INFINITY, 0);
		return row.indexOf(Math.max(...row));
	});
}
