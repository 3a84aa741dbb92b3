import { shownSentences } from '#lib/transcript/shown-sentences.ts';
import type { Sentence, Turn } from '#lib/transcript/transcript.ts';
import { excerptHtml, type FindMarks, type Mark } from './mark-words.ts';
import type { Moment } from './search-views.ts';
import { analysisOf } from './text-language.ts';

/** A longer sentence is shown in part. */
const mostLetters = 280;

/** The sentence of a turn that holds most of the asked words, with its second; nothing when none holds any. */
export function showMoment(turn: Turn, language: string, findMarks: FindMarks, most = mostLetters): Moment | undefined {
	let best: { sentence: Sentence; marks: Mark[]; held: number } | undefined;
	for (const sentence of shownSentences(turn)) {
		const marks = findMarks(sentence.text, analysisOf(language));
		const held = new Set(marks.flatMap(({ groups }) => groups)).size;
		if (held > (best?.held ?? 0)) best = { sentence, marks, held };
	}
	if (!best) return undefined;
	const { sentence, marks } = best;
	return {
		startMs: sentence.startMs ?? turn.startMs ?? null,
		speaker: turn.speaker ?? null,
		html: excerptHtml(sentence.text, marks, most),
	};
}
