/** Feature vectors, one every 10 ms, one after the other in `values`. */
export interface Frames {
	count: number;
	size: number;
	values: Float32Array;
}

/** First and last frame (inclusive). */
export interface Span {
	from: number;
	to: number;
}

export const framesPerSecond = 100;

/** Frames with the slope over ±2 frames beside each coefficient: twice the size. */
export function withSlopes({ count, size, values }: Frames): Frames {
	const wide = new Float32Array(count * size * 2);
	for (let frame = 0; frame < count; frame++) {
		const [a, b, c, d] = [-2, -1, 1, 2].map((step) => Math.min(count - 1, Math.max(0, frame + step)) * size) as [
			number,
			number,
			number,
			number,
		];
		for (let k = 0; k < size; k++) {
			const slope =
				2 * ((values[d + k] as number) - (values[a + k] as number)) + (values[c + k] as number) - (values[b + k] as number);
			wide[frame * size * 2 + k] = values[frame * size + k] as number;
			wide[frame * size * 2 + size + k] = slope / 10;
		}
	}
	return { count, size: size * 2, values: wide };
}

/**
 * Moves and scales every coefficient in place so that the frames that hold speech have mean 0 and deviation 1: takes away
 * most of what differs between a recording and the reference reading (microphone, room, level).
 */
export function normalise(frames: Frames): Frames {
	const { count, size, values } = frames;
	const loud = loudFrames(frames);
	for (let k = 0; k < size; k++) {
		let sum = 0;
		let squares = 0;
		for (const frame of loud) {
			const value = values[frame * size + k] as number;
			sum += value;
			squares += value * value;
		}
		const mean = sum / loud.length;
		const deviation = Math.sqrt(Math.max(1e-6, squares / loud.length - mean * mean));
		for (let at = k; at < count * size; at += size) values[at] = ((values[at] as number) - mean) / deviation;
	}
	return frames;
}

/** The louder two thirds by the first coefficient (the level), which are mostly speech. */
function loudFrames({ count, size, values }: Frames): Uint32Array {
	const levels = Float32Array.from({ length: count }, (_, frame) => values[frame * size] as number);
	const threshold = levels.slice().sort()[Math.floor(count * 0.35)] ?? 0;
	return Uint32Array.from(levels.keys()).filter((frame) => (levels[frame] as number) >= threshold);
}
