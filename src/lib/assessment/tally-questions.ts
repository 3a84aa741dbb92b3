import type { Attempt } from './attempt.ts';
import { gradeAnswers } from './grade.ts';
import { questionKey } from './question-key.ts';

/** How often a question was met, and how often it was not answered fully right. */
export interface AskedTally {
	caseId: number;
	/** As `questionKey` has it. */
	key: string;
	asked: number;
	failed: number;
}

/** Adds how the questions of attempts were answered, by case and question. */
export function tallyQuestions(tallies: Map<string, AskedTally>, attempts: readonly Attempt[]): void {
	for (const { caseId, questions, answers } of attempts) {
		const { scores } = gradeAnswers(questions, answers);
		for (const [i, { shown }] of questions.entries()) {
			const key = questionKey(shown);
			const tally = tallies.get(`${caseId} ${key}`) ?? { caseId, key, asked: 0, failed: 0 };
			tally.asked++;
			tally.failed += Number((scores[i] ?? 0) < 1);
			tallies.set(`${caseId} ${key}`, tally);
		}
	}
}
