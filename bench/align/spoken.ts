/** One sentence as a synthesiser spoke it: 16 kHz sound, and where each whitespace-separated word starts in it, if known. */
export interface Spoken {
	samples: Float32Array;
	/** Seconds, one for each word; NaN where the synthesiser does not tell. */
	wordStarts: number[];
}

/** A synthesiser's voice: speaks many sentences in one go. */
export type Voice = (sentences: string[]) => Promise<Spoken[]>;

/** The sound without the silence before the first and after the last audible sample, word starts moved along. */
export function trimSilence({ samples, wordStarts }: Spoken): Spoken {
	const loud = 0.01 * samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
	let first = 0;
	while (first < samples.length && Math.abs(samples[first] ?? 0) < loud) first++;
	let last = samples.length;
	while (last > first && Math.abs(samples[last - 1] ?? 0) < loud) last--;
	return { samples: samples.slice(first, last), wordStarts: wordStarts.map((start) => Math.max(0, start - first / 16000)) };
}
