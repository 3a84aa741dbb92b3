import { z } from 'zod';
import { Invalid } from '#lib/platform/errors.ts';
import type { ShownQuestion } from './deal-questions.ts';

/** The answer to one question: what was chosen or written, or what each row was given; by keys of the attempt. */
export type Answer = string[] | Record<string, string>;

/** Answers by the key of their question; what is not answered is missing. */
export type Answers = Record<string, Answer>;

/** The longest short answer, in characters. */
export const longestAnswer = 500;

/** Reads answers to these questions from anywhere; throws Invalid for what they do not offer. */
export function readAnswers(questions: readonly ShownQuestion[], given: unknown): Answers {
	const schema = z.strictObject(Object.fromEntries(questions.map((question) => [question.key, answerTo(question).optional()])));
	const result = schema.safeParse(given);
	if (!result.success) throw new Invalid(...explain(result.error.issues[0]));
	return Object.fromEntries(Object.entries(result.data).filter(([, answer]) => !isEmpty(answer))) as Answers;
}

/** The answers in the fields of a posted form, not yet checked: `q1` is chosen or written, `q1.2` is what row 2 got. */
export function answersIn(form: FormData): Record<string, unknown> {
	const given: Record<string, Record<string, string> | string[]> = {};
	for (const [name, entry] of form) {
		const [, question = '', row] = /^(q[0-9]+)(?:\.([0-9]+))?$/.exec(name) ?? [];
		if (!question || entry === '') continue;
		given[question] ??= row === undefined ? [] : {};
		const answer = given[question];
		if (Array.isArray(answer)) answer.push(String(entry));
		else answer[row ?? ''] = String(entry);
	}
	return given;
}

/** The fields in which a form holds an answer: what `answersIn` reads it from. */
export function fieldsOf(question: string, answer: Answer): { name: string; value: string }[] {
	if (Array.isArray(answer)) return answer.map((value) => ({ name: fieldName(question), value }));
	return Object.entries(answer).map(([row, value]) => ({ name: fieldName(question, row), value }));
}

/** What the form calls the field of a question, or of one of its rows. */
export function fieldName(question: string, row?: string): string {
	return row === undefined ? question : `${question}.${row}`;
}

function answerTo(question: ShownQuestion): z.ZodType<Answer | undefined> {
	if ('options' in question) {
		const most = question.kind === 'multiple' ? question.options.length : 1;
		return z.array(z.enum(question.options.map(({ key }) => key))).max(most);
	}
	if ('rows' in question) {
		const { rows, values } = question;
		return z.partialRecord(z.enum(rows.map(({ key }) => key)), z.enum(values.map(({ key }) => key))) as z.ZodType<Answer>;
	}
	return z.array(z.string().max(longestAnswer)).max(1);
}

function isEmpty(answer: unknown): boolean {
	return answer === undefined || Object.values(answer as Answer).every((value) => value.trim() === '');
}

function explain(issue: z.core.$ZodIssue | undefined): [sentence: string, field: string] {
	const field = issue?.path.join('.') || 'answers';
	return [`These are no answers to this attempt: ${field}: ${issue?.message}. Load the page again and answer there.`, field];
}
