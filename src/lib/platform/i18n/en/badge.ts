import { saysCount } from '../plural.ts';

const questions = (n: number) => saysCount('en-GB')(n, { one: 'question', other: 'questions' });
const cases = (n: number) => saysCount('en-GB')(n, { one: 'case', other: 'cases' });

const numbers = new Intl.NumberFormat('en-GB');

/** What a signed credential says to people, in the language of its case or path. */
export const badge = {
	description: (length: string | null) =>
		`Followed a conversation${length ? ` of ${length}` : ''} and showed in a quiz what was learned.`,
	quizCriterion: (percent: number, n: number) =>
		`Listen to, watch or read the case, and answer at least ${numbers.format(percent)}% of a quiz of ${questions(n)} correctly.`,
	reflectionCriterion: 'Also write what you believed before, and what you think now.',
	outcomes: 'What one learns:',
	resultName: 'Result of the quiz, in per cent',
	quizName: 'Quiz',
	quizEvidence: (percent: number, n: number) =>
		`Answered ${numbers.format(percent)}% of a quiz of ${questions(n)} correctly, graded by the site.`,
	reflectionName: 'Reflection',
	reflectionEvidence: 'Wrote a reflection on the case. It belongs to the member and is not attached.',
	pathDescription: (n: number, length: string, byEditors: boolean) =>
		`Followed a learning path ${byEditors ? 'by the editors' : 'that a member put together'}, of ${cases(n)}, ${length} in all.`,
	pathCriterion: 'Complete these cases:',
	passedCase: 'Passed the quiz of the case.',
	completedCase: 'Completed the case.',
};
