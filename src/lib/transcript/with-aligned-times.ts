import type { AlignedSentence, SentenceToAlign } from './alignment.ts';
import { splitSentences } from './split-sentences.ts';
import { leastConfidence, type Sentence, type Transcript, type Turn, type Word } from './transcript.ts';

/** The sentences of a transcript in order, as the aligner wants them; the times that are known already do not count. */
export function sentencesToAlign({ language, turns }: Transcript): SentenceToAlign[] {
	return turns.flatMap((turn) => sentencesOf(turn).map(({ text }) => ({ text, language, ...speakerOf(turn) })));
}

/** The transcript with the times that the aligner found, one entry for each of `sentencesToAlign`. Edited times stay. */
export function withAlignedTimes({ turns, ...rest }: Transcript, aligned: readonly (AlignedSentence | undefined)[]): Transcript {
	let next = 0;
	return {
		...rest,
		turns: turns.map((turn) => {
			const sentences = sentencesOf(turn).map((sentence) => timed(sentence, aligned[next++]));
			return { ...turn, ...spanOf(turn, sentences), sentences };
		}),
	};
}

function sentencesOf({ text, sentences }: Turn): Sentence[] {
	return sentences ?? splitSentences(text).map((sentence) => ({ text: sentence.trim() }));
}

function speakerOf({ speaker }: Turn): { speaker?: string } {
	return speaker === undefined ? {} : { speaker };
}

function timed(sentence: Sentence, aligned: AlignedSentence | undefined): Sentence {
	if (sentence.source === 'edited') return sentence;
	if (!aligned) return { text: sentence.text };
	const { startMs, endMs, confidence } = aligned;
	const words = aligned.words.map(
		({ text, startMs, endMs, confidence }): Word =>
			confidence < leastConfidence ? { text } : { text, startMs: Math.round(startMs), endMs: Math.round(endMs) },
	);
	return {
		text: sentence.text,
		startMs: Math.round(startMs),
		endMs: Math.round(endMs),
		source: 'aligned',
		confidence: Math.round(confidence * 100) / 100,
		...(words.some(({ startMs }) => startMs !== undefined) && { words }),
	};
}

/** A turn's own times, when nobody gave it any: from its first sure sentence to its last. */
function spanOf({ startMs, endMs }: Turn, sentences: Sentence[]): Pick<Turn, 'startMs' | 'endMs'> {
	const sure = sentences.filter(({ confidence = 0, source }) => source === 'edited' || confidence >= leastConfidence);
	const start = startMs ?? sure[0]?.startMs;
	const end = endMs ?? sure.at(-1)?.endMs;
	return { ...(start !== undefined && { startMs: start }), ...(end !== undefined && end >= (start ?? 0) && { endMs: end }) };
}
