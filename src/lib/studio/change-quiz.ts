import { type Quiz, type QuizQuestion, type QuizRules, usualRules } from '#lib/assessment/quiz.ts';
import { Conflict } from '#lib/platform/errors.ts';

/** One thing that an editor does to a quiz; questions are known by their place, from 0, and their prompt. */
export type QuizChange =
	| { do: 'add'; questions: readonly QuizQuestion[] }
	| { do: 'put'; at: number; prompt: string; question: QuizQuestion }
	| { do: 'move'; at: number; prompt: string; to: number }
	| { do: 'remove'; at: number; prompt: string }
	| { do: 'replace'; questions: readonly QuizQuestion[] }
	| { do: 'rule'; rules: QuizRules };

/** The quiz after a change; none when its last question goes. Throws Conflict for a question that is not there. */
export function changedQuiz(quiz: Quiz | undefined, change: QuizChange): Quiz | undefined {
	const { questions, rules } = quiz ?? { questions: [], rules: usualRules };
	if (change.do === 'rule') return quiz && { ...quiz, rules: change.rules };
	const changed = changedQuestions(questions, change);
	return changed.length > 0 ? { questions: changed, rules } : undefined;
}

function changedQuestions(questions: readonly QuizQuestion[], change: Exclude<QuizChange, { do: 'rule' }>): QuizQuestion[] {
	if (change.do === 'add') return [...questions, ...change.questions];
	if (change.do === 'replace') return [...change.questions];
	const { at, prompt } = change;
	const question = questions[at];
	if (question?.prompt !== prompt) throw new Conflict('Somebody changed this question meanwhile. Look at it again.', 'question');
	if (change.do === 'put') return questions.with(at, change.question);
	const others = questions.toSpliced(at, 1);
	return change.do === 'remove' ? others : others.toSpliced(Math.max(0, change.to), 0, question);
}
