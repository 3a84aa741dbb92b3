import { randomUUID } from 'node:crypto';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import type { Quiz } from '#lib/assessment/quiz.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { type NumberedSentence, sentencesInSpan } from '#lib/studio/numbered-sentences.ts';
import { emptyValues, type QuestionValues, valuesOfQuestion } from '#lib/studio/question-values.ts';

export type FormText = (name: string) => string;

/** What every form of the page carries: what its editor had before them, and for how long. */
export function readEdit(text: FormText): { base: number; session: string } {
	return { base: wholeNumber(text('base') || '0'), session: isUuid(text('session')) ? text('session') : randomUUID() };
}

/** Throws Invalid for what no form of ours sends. */
export function wholeNumber(text: string): number {
	if (!/^\d{1,9}$/.test(text)) throw new Invalid('The form did not arrive whole. Open the quiz and try again.', 'at');
	return Number(text);
}

/** What the address asks to be written: a question that there is (`?question=2`), or one of a passage (`?from=3&to=5`). */
export function askedValues(
	asked: URLSearchParams,
	{ quiz, sentences }: { quiz: Quiz | undefined; sentences: readonly NumberedSentence[] },
): { at: number | undefined; prompt: string; values: QuestionValues } {
	const number = (name: string) => (/^\d{1,7}$/.test(asked.get(name) ?? '') ? Number(asked.get(name)) : 0);
	const at = number('question') - 1;
	const question = quiz?.questions[at];
	const [from, to] = [number('from'), number('to')];
	const range = from && from <= sentences.length ? { from, to: to >= from && to <= sentences.length ? to : from } : undefined;
	if (!question) return { at: undefined, prompt: '', values: emptyValues(range) };
	const stands = question.span && sentencesInSpan(sentences, question.span);
	return { at, prompt: question.prompt, values: valuesOfQuestion(question, range ?? stands) };
}
