/** A stretch of the sound, in samples. */
export interface Stretch {
	from: number;
	to: number;
}

const sampleRate = 16_000;
/** Short enough for progress to be told now and then, and for an engine that goes in circles to start afresh. */
const longest = 120 * sampleRate;
/** The end of a stretch in which the quietest place is looked for. */
const searched = 20 * sampleRate;
const pause = sampleRate / 5;
const step = sampleRate / 50;

/** Cuts 16 kHz sound into stretches of two minutes at most, where it is quietest, so that no word is cut in two. */
export function cutAtPauses(samples: Float32Array): Stretch[] {
	const stretches: Stretch[] = [];
	let from = 0;
	while (samples.length - from > longest) {
		const to = quietestPlace(samples, from + longest - searched, from + longest);
		stretches.push({ from, to });
		from = to;
	}
	if (from < samples.length) stretches.push({ from, to: samples.length });
	return stretches;
}

/** The middle of the quietest fifth of a second. */
function quietestPlace(samples: Float32Array, from: number, to: number): number {
	let quietest = { at: from, loudness: Number.POSITIVE_INFINITY };
	for (let at = from; at + pause <= to; at += step) {
		const loudness = samples.subarray(at, at + pause).reduce((sum, sample) => sum + sample * sample, 0);
		if (loudness < quietest.loudness) quietest = { at, loudness };
	}
	return quietest.at + pause / 2;
}
