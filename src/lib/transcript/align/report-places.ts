import type { AlignedSentence, AlignedWord, Alignment } from '../alignment.ts';
import { splitWords } from '../split-words.ts';
import type { Chain } from './chain.ts';
import { type Frames, framesPerSecond } from './frames.ts';
import { trustIn } from './judge-places.ts';
import type { Look } from './look-for-sentences.ts';
import type { Place } from './place.ts';

const frameMs = 1000 / framesPerSecond;

/** Times, confidences and what is missing on either side, from where the sentences were found. */
export function reportPlaces(frames: Frames, look: Look, texts: string[]): Alignment {
	const { chain, places } = look;
	const trust = trustIn(look);
	const sentences = places.map((place, index) => place && reportSentence(place, chain, splitWords(texts[index] ?? ''), trust));
	const textOnly = texts.map((_, index) => index).filter((index) => !sentences[index]);
	return { sentences, textOnly, soundOnly: findUnwritten(frames, places) };
}

function reportSentence({ span, states, scores }: Place, chain: Chain, texts: string[], trust: number): AlignedSentence {
	const heard = texts.map(() => ({ from: -1, to: -1, sum: 0, count: 0 }));
	for (const [n, state] of states.entries()) {
		const word = heard[chain.words[state] as number];
		if (!word) continue;
		if (word.from < 0) word.from = span.from + n;
		word.to = span.from + n + 1;
		word.sum += scores[n] as number;
		word.count++;
	}
	const words = texts.map((text, index): AlignedWord => {
		const { from, to, sum, count } = heard[index] ?? { from: -1, to: -1, sum: 0, count: 0 };
		return {
			text,
			startMs: from * frameMs,
			endMs: to * frameMs,
			confidence: count === 0 ? 0 : confidenceOf(sum / count, trust),
		};
	});
	placeUnheard(words, span.from * frameMs, (span.to + 1) * frameMs);
	const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
	return {
		startMs: words[0]?.startMs ?? span.from * frameMs,
		endMs: words.at(-1)?.endMs ?? (span.to + 1) * frameMs,
		confidence: confidenceOf(mean, trust),
		words,
	};
}

/** How sure a mean score makes us: what is rightly placed scores about −1.5, what is not −4. */
function confidenceOf(meanScore: number, trust: number): number {
	return Math.round((1000 * trust) / (1 + Math.exp(-2 * (meanScore + 3)))) / 1000;
}

/** Words that were not heard share the time between their neighbours. */
function placeUnheard(words: AlignedWord[], startMs: number, endMs: number): void {
	for (let index = 0; index < words.length; index++) {
		if ((words[index] as AlignedWord).startMs >= 0) continue;
		let after = index;
		while (after < words.length && (words[after] as AlignedWord).startMs < 0) after++;
		const from = words[index - 1]?.endMs ?? Math.min(startMs, words[after]?.startMs ?? startMs);
		const to = Math.max(from, words[after]?.startMs ?? endMs);
		for (let n = index; n < after; n++) {
			const word = words[n] as AlignedWord;
			word.startMs = Math.round(from + ((to - from) * (n - index)) / (after - index));
			word.endMs = Math.round(from + ((to - from) * (n + 1 - index)) / (after - index));
		}
	}
}

const leastUnwrittenMs = 2000;

/** Stretches between sentences that are as loud as the speech, breaks of less than a second included. */
function findUnwritten(frames: Frames, places: (Place | undefined)[]): { startMs: number; endMs: number }[] {
	const inside = new Uint8Array(frames.count);
	for (const place of places) if (place) inside.fill(1, place.span.from, place.span.to + 1);
	const level = (frame: number) => frames.values[frame * frames.size] as number;
	const spoken = Float32Array.from(
		[...inside.keys()].filter((frame) => inside[frame] === 1),
		level,
	).sort();
	const loud = spoken[Math.floor(spoken.length * 0.3)] ?? 0;
	const found: { startMs: number; endMs: number }[] = [];
	let from = -1;
	let last = -1;
	const close = () => {
		if (from >= 0 && (last + 1 - from) * frameMs >= leastUnwrittenMs)
			found.push({ startMs: from * frameMs, endMs: (last + 1) * frameMs });
		from = -1;
	};
	for (let frame = 0; frame < frames.count; frame++) {
		if (inside[frame] === 1 || (from >= 0 && frame - last > framesPerSecond)) close();
		if (inside[frame] === 1 || level(frame) < loud) continue;
		if (from < 0) from = frame;
		last = frame;
	}
	close();
	return found;
}
