import type { Selectable } from 'kysely';
import type { AssessmentAttempts } from '#lib/platform/database-tables.ts';
import type { Answer, Answers } from './answers.ts';
import { type DealtQuestion, dealQuestions, type Key, type ShownQuestion } from './deal-questions.ts';
import { gradeAnswers } from './grade.ts';
import type { QuizQuestion, QuizRules } from './quiz.ts';

/** One member's try at a quiz, as it was when it began. Stays on the server. */
export interface Attempt {
	id: string;
	caseId: number;
	questions: DealtQuestion[];
	rules: QuizRules;
	answers: Answers;
	savedAt: Date;
	/** Undefined while it is open. */
	result: { submittedAt: Date; score: number; passed: boolean } | undefined;
}

/** How one question of a submitted attempt went. */
export interface QuestionResult {
	question: ShownQuestion;
	answer: Answer | undefined;
	/** 0 to 1. */
	score: number;
	explanation: string | undefined;
	span: { fromMs: number; toMs: number } | undefined;
	/** What would have been right; only once nothing is left to be tried. */
	right: Answer | undefined;
}

/** An attempt from its row. */
export function toAttempt(row: Selectable<AssessmentAttempts>): Attempt {
	const { id, case_id, seed, submitted_at, score, passed } = row;
	return {
		id,
		caseId: case_id,
		questions: dealQuestions(row.questions as unknown as QuizQuestion[], seed),
		rules: row.rules as unknown as QuizRules,
		answers: row.answers as Answers,
		savedAt: row.saved_at,
		result: submitted_at ? { submittedAt: submitted_at, score: Number(score), passed: passed === true } : undefined,
	};
}

/** The questions of an attempt as they may be seen before it is submitted. */
export function shownIn({ questions }: Attempt): ShownQuestion[] {
	return questions.map(({ shown }) => shown);
}

/** How each question of a submitted attempt went; `revealed` adds what would have been right. */
export function resultsOf({ questions, answers }: Attempt, { revealed }: { revealed: boolean }): QuestionResult[] {
	const { scores } = gradeAnswers(questions, answers);
	return questions.map(({ shown, key, explanation, span }, index) => ({
		question: shown,
		answer: answers[shown.key],
		score: scores[index] ?? 0,
		explanation,
		span,
		right: revealed ? rightAnswer(key) : undefined,
	}));
}

/** An answer that gets every point. */
export function rightAnswer(key: Key): Answer {
	if (key.kind === 'text') return key.accepted.slice(0, 1);
	return key.kind === 'number' ? [String(key.value)] : key.right;
}
