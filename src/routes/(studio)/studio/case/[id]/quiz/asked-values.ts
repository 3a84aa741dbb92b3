import type { Quiz } from '#lib/assessment/quiz.ts';
import { type NumberedSentence, sentencesInSpan } from '#lib/studio/numbered-sentences.ts';
import { emptyValues, type QuestionValues, valuesOfQuestion } from '#lib/studio/question-values.ts';

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
