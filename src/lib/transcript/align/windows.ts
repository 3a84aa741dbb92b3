import type { Span } from './frames.ts';

/**
 * Where to look for each sentence again: around the place where it was found, or between its neighbours when it was not.
 * Windows come in order, and together they reach from the first frame to the last.
 */
export function windowsAround(spans: (Span | undefined)[], frameCount: number, margin: number): Span[] {
	const last = frameCount - 1;
	const from = new Int32Array(spans.length);
	const to = new Int32Array(spans.length);
	for (let sentence = 0, before = 0; sentence < spans.length; sentence++) {
		const span = spans[sentence];
		from[sentence] = Math.max(0, (span?.from ?? before) - margin);
		before = span?.to ?? before;
	}
	for (let sentence = spans.length - 1, after = last; sentence >= 0; sentence--) {
		const span = spans[sentence];
		to[sentence] = Math.min(last, (span?.to ?? after) + margin);
		after = span?.from ?? after;
	}
	from[0] = 0;
	to[spans.length - 1] = last;
	return spans.map((_, sentence) => ({ from: from[sentence] as number, to: to[sentence] as number }));
}

/**
 * Where to look for each sentence at first: around its share of the text. Everywhere in a recording that is shorter than the
 * margin, so that only the longest are narrowed, for the sake of memory.
 */
export function windowsAlong(lengths: number[], frameCount: number, margin: number): Span[] {
	const whole = lengths.reduce((sum, length) => sum + length, 0) || 1;
	let before = 0;
	const shares = lengths.map((length) => {
		const from = Math.floor((before / whole) * frameCount);
		before += length;
		return { from, to: Math.floor((before / whole) * frameCount) };
	});
	return windowsAround(shares, frameCount, margin);
}
