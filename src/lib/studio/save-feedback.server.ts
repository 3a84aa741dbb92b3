import type { Db } from '#lib/platform/db.ts';

/** What a reader tells the people behind the site; `page` and `contact` may be empty. */
export interface Feedback {
	message: string;
	page: string;
	contact: string;
}

export type FeedbackProblem = 'missing' | 'tooLong';
export type FeedbackOutcome = { saved: true } | { saved: false; problems: Partial<Record<keyof Feedback, FeedbackProblem>> };

/** The most characters of each field; the database refuses more. */
export const feedbackLimits = { message: 10_000, page: 2000, contact: 300 } as const satisfies Record<keyof Feedback, number>;

/** Stores what a reader tells us, or says which fields must be changed first. */
export async function saveFeedback(db: Db, input: Feedback): Promise<FeedbackOutcome> {
	const feedback = { message: clean(input.message), page: clean(input.page), contact: clean(input.contact) };
	const problems = findProblems(feedback);
	if (Object.keys(problems).length > 0) return { saved: false, problems };
	const { message, page, contact } = feedback;
	await db
		.insertInto('studio.feedback')
		.values({ message, page: page || null, contact: contact || null })
		.execute();
	return { saved: true };
}

/** PostgreSQL takes no null characters, and browsers send line breaks as two. */
function clean(text: string): string {
	return text.replaceAll('\0', '').replaceAll('\r\n', '\n').trim();
}

function findProblems(feedback: Feedback): Partial<Record<keyof Feedback, FeedbackProblem>> {
	const problems: Partial<Record<keyof Feedback, FeedbackProblem>> = {};
	if (feedback.message === '') problems.message = 'missing';
	for (const field of ['message', 'page', 'contact'] as const) {
		if ([...feedback[field]].length > feedbackLimits[field]) problems[field] = 'tooLong';
	}
	return problems;
}
