import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { changeQuestions, readTemplateForm, templateProblems, withoutBlanks } from '#lib/studio/template-form.ts';
import { saveTemplate } from '#lib/studio/templates.server.ts';

interface Event {
	locals: { db: Db; viewer: Viewer; locale: Locale };
	request: Request;
}

/** Does what was pressed in the form of a questionnaire: moves its rows, or stores it. */
export async function saveTemplateForm({ locals: { db, viewer, locale }, request }: Event, id?: number) {
	mustBeEditor(viewer);
	const form = await request.formData();
	const template = readTemplateForm(form);
	const changed = changeQuestions(template, String(form.get('pressed') ?? ''));
	if (changed) return { ...changed, problems: [] };
	const problems = templateProblems(template);
	if (problems.length > 0) return fail(400, { template, problems, focus: undefined });
	const outcome = await saveTemplate(db, viewer, withoutBlanks(template), id);
	if (!outcome.saved) return fail(409, { template, problems: [{ because: outcome.because }], focus: undefined });
	redirect(303, `${paths.studioQuestionnaire(locale, outcome.id)}?saved`);
}
