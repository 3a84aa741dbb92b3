import type { Answer, Answers } from './answers.ts';
import type { ShownQuestion } from './deal-questions.ts';
import { readNumber } from './read-number.ts';

/** Why a question cannot be graded yet as the member surely means it. */
export type Gap = 'unanswered' | 'notNumber';

/** The questions that are not answered, or not to the end, and those that ask for a number and got something else. */
export function findGaps(questions: readonly ShownQuestion[], answers: Answers): Map<string, Gap> {
	const gaps = questions.map((question) => [question.key, gapIn(question, answers[question.key])] as const);
	return new Map(gaps.filter((entry): entry is [string, Gap] => entry[1] !== undefined));
}

function gapIn(question: ShownQuestion, answer: Answer | undefined): Gap | undefined {
	if (answer === undefined) return 'unanswered';
	const given = Object.values(answer);
	if (question.kind === 'numeric') return readNumber(given[0] ?? '') === undefined ? 'notNumber' : undefined;
	if (!('rows' in question)) return undefined;
	const different = question.kind === 'ordering' ? new Set(given).size : given.length;
	return different < question.rows.length ? 'unanswered' : undefined;
}
