import type { QuizQuestion } from '../quiz.ts';

/** Moodle keeps a question's tags through import and export, so that the span comes back from there too. */
const TAG = /^dugnad-span:(\d{1,16})-(\d{1,16})$/;

/** A question's span of the conversation as a tag, `dugnad-span:12000-34500` in milliseconds. */
export function spanTag({ span }: QuizQuestion): string | undefined {
	return span && `dugnad-span:${span.fromMs}-${span.toMs}`;
}

/** The span that a tag stands for; undefined for any other tag. */
export function spanOfTag(tag: string): QuizQuestion['span'] {
	const [, fromMs, toMs] = TAG.exec(tag.trim()) ?? [];
	return fromMs === undefined ? undefined : { fromMs: Number(fromMs), toMs: Number(toMs) };
}
