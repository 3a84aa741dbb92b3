import { splitSentences } from '../split-sentences.ts';
import { splitWords } from '../split-words.ts';
import type { Sentence, Turn } from '../transcript.ts';
import { lowest } from './cut-sentence.ts';
import { rewrittenWords } from './match-words.ts';
import { knownWords, type SaidWord, saidWords, shareTime } from './said-words.ts';

/** A word on its way from the old text to the new one. */
interface Placed {
	word: SaidWord;
	/** Its number in the old turn; none for a word that was written now. */
	old?: number;
	/** The sentences that it comes from, or that words stood in whose place it takes. */
	from: Sentence[];
	/** The sentence that it begins, or ends: its time is the sentence's. */
	opens?: Sentence | undefined;
	closes?: Sentence | undefined;
}

/**
 * A turn with another text. Words that stay keep their times; what was written anew has the time of what it stands for, or
 * what lies between its neighbours, and its sentence counts as edited.
 */
export function correctTurn(turn: Turn, given: string): Turn {
	const text = given.trim();
	if (text === turn.text) return turn;
	if (!turn.sentences) return { ...turn, text };
	const old = turn.sentences.flatMap(placeWords);
	const now = moveWords(old, splitWords(text), turn);
	const sentences = divide(text, now, old).map((sentence) => retold(sentence.text, sentence.words));
	return { ...turn, text, sentences };
}

function placeWords(sentence: Sentence): Omit<Placed, 'old'>[] {
	const said = saidWords(sentence);
	return said.map((word, at) => ({
		word,
		from: [sentence],
		...(at === 0 && { opens: sentence }),
		...(at === said.length - 1 && { closes: sentence }),
	}));
}

function moveWords(before: readonly Placed[], words: readonly string[], turn: Turn): Placed[] {
	const old = before.map((placed, at) => ({ ...placed, old: at }));
	const now: Placed[] = [];
	let next = 0;
	const changed = rewrittenWords(
		old.map(({ word }) => word.text),
		words,
	);
	for (const { from, to, newFrom, newTo } of changed) {
		now.push(...old.slice(next, from));
		now.push(...writtenAnew(words.slice(newFrom, newTo), old.slice(from, to), [old[from - 1], old[to]], turn));
		next = to;
	}
	return [...now, ...old.slice(next)];
}

function writtenAnew(texts: string[], gone: Placed[], [before, after]: (Placed | undefined)[], turn: Turn): Placed[] {
	// Word for word, each has the time of the one that it stands for.
	if (texts.length === gone.length)
		return texts.map((text, at) => ({
			...(gone[at] as Placed),
			old: undefined as never,
			word: { ...(gone[at] as Placed).word, text },
		}));
	const low = startOf(gone[0]) ?? endOf(before) ?? startOf(before) ?? turn.startMs ?? startOf(after);
	const high = endOf(gone.at(-1)) ?? startOf(after) ?? endOf(after) ?? turn.endMs ?? endOf(before);
	const words = texts.map((text): SaidWord => ({ text }));
	const isTimed = [before, after, ...gone].some((placed) => placed && startOf(placed) !== undefined);
	if (isTimed) shareTime(words, low, high);
	// The share of a word beside words of known times is as good as they are.
	const isKnown = [before, after, ...gone].some((placed) => placed && !placed.word.isGuessed && startOf(placed) !== undefined);
	const from = gone.length > 0 ? gone.flatMap((placed) => placed.from) : [...(before ?? after ?? { from: [] }).from];
	return words.map(({ isGuessed, ...word }, at) => ({
		word: isKnown ? word : { ...word, ...(isGuessed && { isGuessed }) },
		from,
		...(at === 0 && { opens: gone[0]?.opens }),
		...(at === texts.length - 1 && { closes: gone.at(-1)?.closes }),
	}));
}

const startOf = (placed: Placed | undefined) => placed?.opens?.startMs ?? placed?.word.startMs;
const endOf = (placed: Placed | undefined) => placed?.closes?.endMs ?? placed?.word.endMs;

/** The new text in sentences: where both words beside a border are old neighbours, as it was; else as the text says. */
function divide(text: string, now: readonly Placed[], old: readonly Placed[]): { text: string; words: Placed[] }[] {
	const begins = new Set<number>();
	let count = 0;
	for (const sentence of splitSentences(text)) {
		begins.add(count);
		count += splitWords(sentence).length;
	}
	const places = [...text.matchAll(/\S+/g)].map(({ index }) => index);
	const starts = now.flatMap((placed, at) => {
		const before = now[at - 1];
		const wereNeighbours = before?.old !== undefined && placed.old === before.old + 1;
		const isBegin = at === 0 || (wereNeighbours ? old[placed.old as number]?.opens !== undefined : begins.has(at));
		return isBegin ? [at] : [];
	});
	return starts.map((start, i) => ({
		text: text.slice(places[start], places[starts[i + 1] ?? places.length]).trim(),
		words: now.slice(start, starts[i + 1]),
	}));
}

function retold(text: string, placed: readonly Placed[]): Sentence {
	const [first, last] = [placed[0], placed.at(-1)];
	const same = first?.opens;
	const isWhole = same && last?.closes === same && placed.every(({ old, from }) => old !== undefined && from[0] === same);
	if (isWhole && placed.length === splitWords(same.text).length) return same.text === text ? same : { ...same, text };
	const [startMs, endMs] = [startOf(first), endOf(last)];
	const confidence = placed.flatMap(({ from }) => from.map((sentence) => sentence.confidence)).reduce(lowest, undefined);
	const isTimed = startMs !== undefined || endMs !== undefined;
	return {
		text,
		...(startMs !== undefined && { startMs }),
		...(endMs !== undefined && { endMs }),
		...(isTimed && { source: 'edited' as const, ...(confidence !== undefined && { confidence }) }),
		...knownWords(placed.map(({ word }) => word)),
	};
}
