import type { Frames } from './frames.ts';

/**
 * Gives the reference reading, in place, the recording's room: each band gets the recording's loudness of speech and, added to
 * it, the recording's background. Weak sounds then drown in the reference as they do in the recording.
 */
export function matchRoom(reference: Frames, recording: Frames): void {
	const { size } = reference;
	const heard = bands(recording);
	const read = bands(reference);
	for (let band = 0; band < size; band++) {
		const floor = heard.quiet[band] as number;
		const gain =
			Math.max(0.05 * (heard.loud[band] as number), (heard.loud[band] as number) - floor) /
			Math.max(1e-12, read.loud[band] as number);
		for (let at = band; at < reference.values.length; at += size)
			reference.values[at] = gain * (reference.values[at] as number) + floor;
	}
}

/** The mean energy of each band over the quietest tenth and over the louder half of the frames. */
function bands({ count, size, values }: Frames): { quiet: Float64Array; loud: Float64Array } {
	const levels = Float32Array.from({ length: count }, (_, frame) => {
		let sum = 0;
		for (let band = 0; band < size; band++) sum += Math.log(1e-7 + (values[frame * size + band] as number));
		return sum;
	});
	const sorted = levels.slice().sort();
	const [low, middle] = [sorted[Math.floor(count * 0.1)] as number, sorted[Math.floor(count * 0.5)] as number];
	const mean = (wanted: (level: number) => boolean) => {
		const sums = new Float64Array(size);
		let seen = 0;
		for (let frame = 0; frame < count; frame++) {
			if (!wanted(levels[frame] as number)) continue;
			seen++;
			for (let band = 0; band < size; band++) sums[band] = (sums[band] as number) + (values[frame * size + band] as number);
		}
		return sums.map((sum) => sum / Math.max(1, seen));
	};
	return { quiet: mean((level) => level <= low), loud: mean((level) => level > middle) };
}
