import type { Sentence, Turn, Word } from '../transcript.ts';

/** Which beginning is moved: that of a word of a sentence, or without one (or for its first) that of the sentence itself. */
export interface StartPlace {
	turn: number;
	sentence: number;
	word?: number;
}

/** How far a beginning can be moved. */
export interface Room {
	fromMs: number;
	toMs: number;
}

/** When a word, a sentence or a turn begins; undefined while nobody knows. */
export function startAt(turns: readonly Turn[], { turn, sentence, word = 0 }: StartPlace): number | undefined {
	const found = turns[turn]?.sentences?.[sentence];
	return word > 0 ? found?.words?.[word]?.startMs : (found?.startMs ?? (sentence === 0 ? turns[turn]?.startMs : undefined));
}

/** Between the beginning before it and its own end: so times never run backwards. */
export function roomAt(turns: readonly Turn[], place: StartPlace): Room {
	const { turn, sentence, word = 0 } = place;
	const found = turns[turn]?.sentences?.[sentence];
	if (word > 0) {
		const [before, own] = [found?.words?.slice(0, word) ?? [], found?.words?.[word]];
		const known = before.findLast(({ startMs }) => startMs !== undefined)?.startMs ?? found?.startMs;
		const fromMs = known ?? sentenceBefore(turns, place)?.span.endMs ?? 0;
		return inOrder(fromMs, own?.endMs ?? nextStart(found?.words?.slice(word + 1) ?? []) ?? found?.endMs);
	}
	const own = found ? spanOf(found).endMs : turns[turn]?.endMs;
	return inOrder(sentenceBefore(turns, place)?.span.startMs ?? 0, own ?? nextSentenceStart(turns, place));
}

/**
 * Moves a beginning, as far as there is room. What came before ends there when it reached so far, or had ended just there;
 * words that would lie outside are drawn together.
 */
export function moveStart(turns: readonly Turn[], place: StartPlace, toMs: number): Turn[] {
	const was = startAt(turns, place);
	const { fromMs, toMs: most } = roomAt(turns, place);
	const startMs = Math.round(Math.min(Math.max(toMs, fromMs), most));
	if (was === undefined || startMs === was) return [...turns];
	return place.word ? moveWord(turns, place, was, startMs) : moveSentence(turns, place, was, startMs);
}

function moveWord(turns: readonly Turn[], { turn, sentence, word = 0 }: StartPlace, was: number, startMs: number): Turn[] {
	return changeSentence(turns, turn, sentence, ({ words = [], ...rest }) => {
		const before = words.slice(0, word).findLast(({ endMs }) => endMs !== undefined);
		const reaches = before?.endMs === was || (before?.endMs ?? 0) > startMs;
		const moved = words.map((one, at) => {
			if (at === word) return { ...one, startMs };
			return one === before && reaches ? { ...one, endMs: startMs } : one;
		});
		return { ...rest, source: 'edited', words: moved };
	});
}

function moveSentence(turns: readonly Turn[], place: StartPlace, was: number, startMs: number): Turn[] {
	const { turn, sentence } = place;
	const before = sentenceBefore(turns, place);
	let moved = changeSentence(turns, turn, sentence, (found) => within({ ...found, startMs }));
	const own = moved[turn] as Turn;
	if (sentence === 0 && own.startMs !== undefined) moved[turn] = { ...own, startMs };
	const end = before?.span.endMs;
	if (!before || end === undefined || !(end === was || end > startMs)) return moved;
	moved = changeSentence(moved, before.turn, before.at, (found) => within({ ...found, endMs: startMs }));
	const former = moved[before.turn] as Turn;
	if (before.turn !== turn && former.endMs !== undefined && (former.endMs === end || former.endMs > startMs))
		moved[before.turn] = { ...former, endMs: startMs };
	return moved;
}

/** A sentence whose times somebody has set, with its words inside: the outer ones are cut, or all are drawn together. */
function within(sentence: Sentence): Sentence {
	const { confidence: _, ...rest } = sentence;
	const edited: Sentence = { ...rest, source: 'edited' };
	const { words = [] } = edited;
	const { startMs, endMs } = spanOf(edited);
	const [first, last] = [words.find(hasTimes), words.findLast(hasTimes)];
	if (startMs === undefined || endMs === undefined || first?.startMs === undefined || last?.endMs === undefined) return edited;
	const fits = (first.endMs ?? startMs) >= startMs && (last.startMs ?? endMs) <= endMs;
	if (fits) return { ...edited, words: words.map((word) => clipped(word, first, last, startMs, endMs)) };
	const scale = (endMs - startMs) / Math.max(1, last.endMs - first.startMs);
	const drawn = (ms: number) => Math.round(startMs + (ms - (first.startMs ?? 0)) * scale);
	return { ...edited, words: words.map((word) => withTimes(word, drawn)) };
}

function clipped(word: Word, first: Word, last: Word, startMs: number, endMs: number): Word {
	if (word !== first && word !== last) return word;
	return {
		...word,
		...(word === first && { startMs }),
		...(word === last && word.endMs !== undefined && { endMs: Math.min(word.endMs, endMs) }),
	};
}

function withTimes(word: Word, change: (ms: number) => number): Word {
	const { text, startMs, endMs } = word;
	return {
		text,
		...(startMs !== undefined && { startMs: change(startMs) }),
		...(endMs !== undefined && { endMs: change(endMs) }),
	};
}

/** When a sentence is said: where it has no time of its own at an end, as its words tell. */
function spanOf({ startMs, endMs, words = [] }: Sentence): { startMs: number | undefined; endMs: number | undefined } {
	return { startMs: startMs ?? words.find(hasTimes)?.startMs ?? endMs, endMs: endMs ?? words.findLast(hasTimes)?.endMs };
}

const hasTimes = ({ startMs, endMs }: Word) => startMs !== undefined && endMs !== undefined;
const nextStart = (words: readonly Word[]) => words.find(({ startMs }) => startMs !== undefined)?.startMs;
const inOrder = (fromMs: number, toMs = Number.POSITIVE_INFINITY): Room => ({ fromMs, toMs: Math.max(fromMs, toMs) });

function changeSentence(turns: readonly Turn[], turn: number, at: number, change: (sentence: Sentence) => Sentence): Turn[] {
	const changed = (one: Turn) => one.sentences?.map((sentence, i) => (i === at ? change(sentence) : sentence));
	return turns.map((one, number) => (number === turn && one.sentences ? { ...one, sentences: changed(one) } : one));
}

function sentenceBefore(turns: readonly Turn[], { turn, sentence }: StartPlace) {
	for (let number = turn; number >= 0; number--) {
		const sentences = turns[number]?.sentences ?? [];
		for (let at = (number === turn ? sentence : sentences.length) - 1; at >= 0; at--) {
			const span = spanOf(sentences[at] as Sentence);
			if (span.startMs !== undefined) return { turn: number, at, span };
		}
	}
	return undefined;
}

function nextSentenceStart(turns: readonly Turn[], { turn, sentence }: StartPlace): number | undefined {
	const after = turns.slice(turn).flatMap(({ sentences = [] }, i) => (i === 0 ? sentences.slice(sentence + 1) : sentences));
	return after.map((one) => spanOf(one).startMs).find((startMs) => startMs !== undefined);
}
