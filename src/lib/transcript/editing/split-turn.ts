import { splitSentences } from '../split-sentences.ts';
import type { Sentence, Turn } from '../transcript.ts';
import { cutSentences, joinSentences } from './cut-sentence.ts';

/** A turn as two, the second one from this word on; the same turn when a side would be empty. */
export function splitTurn(turn: Turn, word: number): Turn[] {
	const at = [...turn.text.matchAll(/\S+/g)][word]?.index;
	if (!at || word <= 0) return [turn];
	const { text, startMs, endMs, sentences, ...who } = turn;
	const [before, after] = sentences ? cutSentences(sentences, word) : [];
	const [headEnd, tailStart] = [before?.at(-1)?.endMs, after?.[0]?.startMs];
	return [
		{ ...who, text: text.slice(0, at).trim(), ...times(startMs, headEnd), ...(before && { sentences: before }) },
		{ ...who, text: text.slice(at).trim(), ...times(tailStart, endMs), ...(after && { sentences: after }) },
	];
}

/** Two turns that follow each other as one, of the first one's speaker. */
export function joinTurns(first: Turn, second: Turn): Turn {
	const { text, startMs, endMs: _, sentences, ...who } = first;
	const isDivided = sentences || second.sentences;
	return {
		...who,
		...(who.speaker === undefined && second.speaker !== undefined && { speaker: second.speaker }),
		text: `${text} ${second.text}`,
		...times(startMs, second.endMs),
		...(isDivided && { sentences: joinSentences(sentencesOf(first), sentencesOf(second)) }),
	};
}

function times(startMs: number | undefined, endMs: number | undefined): Pick<Turn, 'startMs' | 'endMs'> {
	return { ...(startMs !== undefined && { startMs }), ...(endMs !== undefined && { endMs }) };
}

/** The sentences of a turn that nobody has divided have the turn's own times at its ends. */
function sentencesOf({ text, startMs, endMs, sentences }: Turn): Sentence[] {
	if (sentences) return sentences;
	const texts = splitSentences(text);
	return texts.map((sentence, at) => ({
		text: sentence.trim(),
		...(at === 0 && startMs !== undefined && { startMs, source: 'given' as const }),
		...(at === texts.length - 1 && endMs !== undefined && { endMs, source: 'given' as const }),
	}));
}
