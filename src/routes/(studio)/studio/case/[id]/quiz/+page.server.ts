import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { quizQuestion } from '#lib/assessment/quiz.ts';
import { findPlayable } from '#lib/media/find-playable.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { parseIfJson } from '#lib/platform/parse-if-json.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import type { QuizChange } from '#lib/studio/change-quiz.ts';
import { countWaiting } from '#lib/studio/list-proposals.server.ts';
import { openQuizEditor } from '#lib/studio/open-quiz-editor.server.ts';
import { questionOfValues } from '#lib/studio/question-of-values.ts';
import { readQuestionValues } from '#lib/studio/question-values.ts';
import { saveEditedQuiz } from '#lib/studio/save-edited-quiz.server.ts';
import { formText } from '../../../../../(member)/form-text.ts';
import { caseIdOf } from '../../case-id.ts';
import { type FormText, readEdit, wholeNumber } from '../read-edit.ts';
import { askedValues } from './asked-values.ts';
import { readBroughtQuiz } from './read-brought-quiz.ts';
import { readRules } from './read-rules.ts';

export const load = async ({ locals: { db, viewer, config }, params, url }) => {
	const caseId = caseIdOf(params);
	const opened = await openQuizEditor(db, viewer, caseId);
	return serverOnly({
		...{ ...opened, caseId, ...askedValues(url.searchParams, opened) },
		playable: await findPlayable(db, caseId),
		session: crypto.randomUUID(),
		saved: url.searchParams.has('saved'),
		hasModel: config.languageModel !== undefined,
		waiting: await countWaiting(db, viewer, caseId),
	});
};

interface Sent {
	locals: { db: Db; viewer: Viewer; locale: Locale };
	params: { id: string };
}

export const actions = {
	write: async ({ locals, params, request }) => {
		mustBeEditor(locals.viewer);
		const text = await formText(request);
		const { quiz, sentences } = await openQuizEditor(locals.db, locals.viewer, caseIdOf(params));
		const values = readQuestionValues(text);
		const at = text('at') === '' ? undefined : wholeNumber(text, 'at');
		const again = { ...readEdit(text), values, at, prompt: text('was') };
		if (text('pressed') === 'rows') return again;
		if (Number(text('count')) !== sentences.length) return fail(409, { ...again, because: 'textChanged' as const });
		const read = questionOfValues(values, sentences, at === undefined ? undefined : quiz?.questions[at]);
		if (read.problems) return fail(400, { ...again, problems: read.problems });
		const { question } = read;
		const change: QuizChange =
			at === undefined ? { do: 'add', questions: [question] } : { do: 'put', at, prompt: text('was'), question };
		const place = at ?? quiz?.questions.length ?? 0;
		return save({ locals, params }, text, change, `question-${place}`, again);
	},
	move: async ({ locals, params, request }) => {
		mustBeEditor(locals.viewer);
		const text = await formText(request);
		const [at, to] = [wholeNumber(text, 'at'), wholeNumber(text, 'to')];
		return save({ locals, params }, text, { do: 'move', at, prompt: text('was'), to }, `question-${to}`);
	},
	remove: async ({ locals, params, request }) => {
		mustBeEditor(locals.viewer);
		const text = await formText(request);
		return save({ locals, params }, text, { do: 'remove', at: wholeNumber(text, 'at'), prompt: text('was') }, 'questions');
	},
	rules: async ({ locals, params, request }) => {
		mustBeEditor(locals.viewer);
		const text = await formText(request);
		const read = readRules(text);
		if ('ruleProblems' in read) return fail(400, { ...readEdit(text), ...read });
		return save({ locals, params }, text, { do: 'rule', rules: read.rules }, 'rules');
	},
	read: async ({ locals, request }) => {
		mustBeEditor(locals.viewer);
		const form = await request.formData();
		const brought = await readBroughtQuiz(form);
		return 'fileProblem' in brought ? fail(400, brought) : brought;
	},
	bring: async ({ locals, params, request }) => {
		mustBeEditor(locals.viewer);
		const text = await formText(request);
		const questions = quizQuestion
			.array()
			.min(1)
			.safeParse(parseIfJson(text('ready')));
		if (!questions.data) throw new Invalid('The questions did not arrive whole. Bring the file in again.', 'file');
		const way = text('way') === 'replace' ? 'replace' : 'add';
		return save({ locals, params }, text, { do: way, questions: questions.data }, 'questions');
	},
};

/** Back to the page, to where an edit that contradicts somebody else's is settled, or to what was written when it cannot be. */
async function save({ locals, params }: Sent, text: FormText, change: QuizChange, place: string, again: object = {}) {
	const { db, viewer, locale } = locals;
	const caseId = caseIdOf(params);
	const outcome = await saveEditedQuiz(db, viewer, { caseId, ...readEdit(text) }, change).catch((error: unknown) => {
		if (error instanceof Conflict || error instanceof Invalid) return undefined;
		throw error;
	});
	if (!outcome) return fail(409, { ...again, because: 'elsewhere' as const });
	if (!outcome.saved) redirect(303, paths.studioMerge(locale, caseId, outcome.unmerged));
	redirect(303, `${paths.studioCasePart(locale, caseId, 'quiz')}?saved#${place}`);
}
