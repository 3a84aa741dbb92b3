import { activityOf, type Deed, type Named, reviewing, type Site, verbs } from '#lib/records/deed.ts';
import type { Answer } from './answers.ts';
import type { Attempt, QuestionResult } from './attempt.ts';
import type { DealtQuestion } from './deal-questions.ts';
import type { Grade } from './grade.ts';
import { interactionOf } from './taking/interaction.ts';

interface Taken {
	site: Site;
	aCase: Named;
	attempt: Pick<Attempt, 'id'>;
}

/** That a member opened the quiz of a case and began an attempt: cmi5 10.4.1 `launched` and `initialized`. */
export function begunQuiz({ site, aCase, attempt }: Taken): Deed[] {
	const object = activityOf(site, 'quiz', aCase);
	const context = contextOf({ site, aCase, attempt });
	return [
		{ verb: verbs.launched, object, context },
		{ verb: verbs.initialized, object, context },
	];
}

/** An attempt that was handed in. */
interface HandedIn extends Taken {
	attempt: Pick<Attempt, 'id' | 'questions' | 'answers' | 'rules'>;
	grade: Grade;
	passed: boolean;
	/** Whether the member may know what is right: there is nothing left to try. */
	revealed: boolean;
	/** From the beginning to the last answer, in milliseconds. */
	tookMs: number;
}

/** What was answered, question by question, and how the whole went: cmi5's `completed`, and `passed` or `failed`. */
export function handedInQuiz(given: HandedIn): Deed[] {
	const { site, aCase, attempt, grade, passed, tookMs } = given;
	const object = activityOf(site, 'quiz', aCase);
	const context = contextOf(given);
	const duration = `PT${(Math.max(0, tookMs) / 1000).toFixed(2)}S`;
	const score = { scaled: grade.score };
	const answered = attempt.questions.flatMap((question, index) => {
		const answer = attempt.answers[question.shown.key];
		return answer === undefined ? [] : [answeredOne(given, question, answer, grade.scores[index] ?? 0)];
	});
	return [
		...answered,
		{ verb: verbs.completed, object, context, result: { completion: true, duration } },
		{ verb: passed ? verbs.passed : verbs.failed, object, context, result: { success: passed, score, duration } },
	];
}

function answeredOne(given: HandedIn, question: DealtQuestion, answer: Answer, score: number): Deed {
	const { site, aCase, revealed } = given;
	const quiz = activityOf(site, 'quiz', aCase);
	const { name, definition, ...response } = interactionOf(question, { answer, revealed, language: aCase.language });
	const context = contextOf(given);
	return {
		verb: verbs.answered,
		object: { objectType: 'Activity', id: `${quiz.id}#${name}`, definition },
		context: {
			...context,
			contextActivities: { ...context.contextActivities, parent: [{ objectType: 'Activity', id: quiz.id }] },
		},
		result: { ...response, success: score === 1, score: { scaled: score } },
	};
}

/** A question that was answered once more, to remember it: the one of the quiz, as a review. What was right is told by then. */
export function reviewedQuestion(
	site: Site,
	aCase: Named,
	asked: DealtQuestion,
	{ answer, score }: Pick<QuestionResult, 'answer' | 'score'>,
): Deed {
	const { language } = aCase;
	const quiz = activityOf(site, 'quiz', aCase);
	const { name, definition, ...response } = interactionOf(asked, { answer, revealed: true, language });
	const contextActivities = {
		parent: [{ objectType: 'Activity' as const, id: quiz.id }],
		grouping: [activityOf(site, 'case', aCase)],
		category: [reviewing(site)],
	};
	return {
		verb: verbs.answered,
		object: { objectType: 'Activity', id: `${quiz.id}#${name}`, definition },
		context: { language, contextActivities },
		result: { ...response, success: score === 1, score: { scaled: score } },
	};
}

/** The registration is the attempt's own id: it keeps together what belongs to one try. */
function contextOf({ site, aCase, attempt }: Taken) {
	const grouping = [activityOf(site, 'case', aCase)];
	return { registration: attempt.id, language: aCase.language, contextActivities: { grouping } };
}
