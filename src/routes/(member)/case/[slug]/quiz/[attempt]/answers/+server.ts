import { json } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { answersIn } from '#lib/assessment/answers.ts';
import { saveAnswers } from '#lib/assessment/save-answers.server.ts';
import { readBasedOn } from '../read-based-on.ts';

/** Keeps the answers of an attempt while they are given: `{ savedAt }`, or `{ submitted: true }` when it is too late. */
export const POST = async ({ locals: { db, viewer }, params, request }) => {
	const form = await request.formData();
	const given = { attemptId: params.attempt, answers: answersIn(form), basedOn: readBasedOn(form) };
	return json(await saveAnswers(db, mustBeMember(viewer), given));
};
