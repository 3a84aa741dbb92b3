import { splitWords } from '../split-words.ts';
import type { Sentence, Word } from '../transcript.ts';

/** A word of a sentence with its time: its own, or (`isGuessed`) its share of what the words around it leave. */
export interface SaidWord extends Word {
	isGuessed?: true;
}

/** The words of a sentence; where only the sentence, or only some of the words, have times, the others share them. */
export function saidWords({ text, startMs, endMs, words }: Sentence): SaidWord[] {
	const said = (words ?? splitWords(text).map((text): Word => ({ text }))).map((word): SaidWord => ({ ...word }));
	for (let from = 0; from < said.length; from++) {
		if (isTimed(said[from])) continue;
		let to = from;
		while (to < said.length && !isTimed(said[to])) to++;
		const [low, high] = [said[from - 1]?.endMs ?? said[from - 1]?.startMs, said[to]?.startMs];
		shareTime(said.slice(from, to), from === 0 ? startMs : low, to === said.length ? endMs : high);
		from = to;
	}
	return said;
}

/** Gives words that stand together the time between two moments, to each by its letters; what is unknown stays so. */
export function shareTime(words: SaidWord[], lowMs: number | undefined, highMs: number | undefined): void {
	const letters = words.reduce((sum, { text }) => sum + text.length, 0);
	let before = 0;
	for (const [at, word] of words.entries()) {
		word.isGuessed = true;
		const isKnown = lowMs !== undefined && highMs !== undefined;
		const place = (share: number) => Math.round((lowMs ?? 0) + share * Math.max(0, (highMs ?? 0) - (lowMs ?? 0)));
		const start = isKnown ? place(before / letters) : at === 0 ? lowMs : undefined;
		before += word.text.length;
		const end = isKnown ? place(before / letters) : at === words.length - 1 ? highMs : undefined;
		if (start !== undefined) word.startMs = start;
		if (end !== undefined) word.endMs = end;
	}
}

/** What is stored of words: times that are no guess, and no words at all without any. */
export function knownWords(said: readonly SaidWord[]): { words?: Word[] } {
	const words = said.map(({ isGuessed, ...word }) => (isGuessed ? { text: word.text } : word));
	return words.some(isTimed) ? { words } : {};
}

function isTimed(word: Word | undefined): boolean {
	return word?.startMs !== undefined || word?.endMs !== undefined;
}
