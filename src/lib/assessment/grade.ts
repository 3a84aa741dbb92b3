import type { Answer, Answers } from './answers.ts';
import { saysTheSame } from './compare-text.ts';
import type { DealtQuestion, Key } from './deal-questions.ts';
import { readNumber } from './read-number.ts';

/** What the answers are worth: the whole and each question, from 0 to 1. */
export interface Grade {
	score: number;
	/** In the order of the questions. */
	scores: number[];
}

/** Grades an attempt. Every question weighs the same; what is not answered gives nothing. */
export function gradeAnswers(questions: readonly DealtQuestion[], answers: Answers): Grade {
	const scores = questions.map(({ shown, key }) => scoreOf(key, answers[shown.key]));
	const total = scores.reduce((sum, score) => sum + score, 0);
	return { score: rounded(total / Math.max(1, questions.length)), scores: scores.map(rounded) };
}

function scoreOf(key: Key, answer: Answer | undefined): number {
	if (answer === undefined) return 0;
	const chosen = Object.values(answer);
	if (key.kind === 'options') return scoreOptions(key.right, new Set(chosen));
	if (key.kind === 'rows') return scoreRows(key, answer as Record<string, string>);
	const [written = ''] = chosen;
	if (key.kind === 'text') return Number(key.accepted.some((accepted) => saysTheSame(accepted, written)));
	return Number(isWithin(key, readNumber(written)));
}

/** Right choices minus wrong ones, of all that are right, and never below nothing. With one right option: 0 or 1. */
function scoreOptions(right: readonly string[], chosen: ReadonlySet<string>): number {
	const hits = right.filter((key) => chosen.has(key)).length;
	return Math.max(0, (hits - (chosen.size - hits)) / right.length);
}

/** The share of rows that got their own value; where each value stands once, one that was given twice counts nowhere. */
function scoreRows({ right, onceEach }: Extract<Key, { kind: 'rows' }>, answer: Record<string, string>): number {
	const given = Object.values(answer);
	const counts = (value: string | undefined) => !onceEach || given.filter((other) => other === value).length === 1;
	const rows = Object.entries(right);
	return rows.filter(([row, value]) => answer[row] === value && counts(value)).length / rows.length;
}

/** The border belongs to the tolerance, although computers say that 0.4 − 0.3 is more than 0.1. */
function isWithin({ value, tolerance }: Extract<Key, { kind: 'number' }>, number: number | undefined): boolean {
	if (number === undefined) return false;
	const slack = Number.EPSILON * 4 * Math.max(Math.abs(value), Math.abs(number), tolerance);
	return Math.abs(number - value) <= tolerance + slack;
}

/** To a millionth, so that three thirds are a whole. */
function rounded(share: number): number {
	return Math.round(share * 1e6) / 1e6;
}
