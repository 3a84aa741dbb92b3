import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { formatMomentTime } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { caseIdOf } from '../../case-id.ts';
import type { SavedAnswer } from '../autosave-answer.ts';
import { formProblems, refusalProblem } from '../form-problems.ts';
import { readSentForm, saveForm } from '../save-form.ts';

/** Saves the form of a case while it is written; answers with what its page then shows. */
export const POST = async ({ locals: { db, viewer, locale }, params, request }) => {
	mustBeEditor(viewer);
	const id = caseIdOf(params);
	const m = messagesIn(locale);
	const outcome = await saveForm(db, viewer, id, readSentForm(await request.formData()));
	const answer = (said: SavedAnswer) => Response.json(said);
	if ('troubles' in outcome) return answer({ problems: formProblems(m, outcome.troubles), says: m.studio.form.wrong });
	if ('refusal' in outcome) return answer({ problems: [refusalProblem(m, outcome.refusal)], says: m.studio.form.wrong });
	if (!outcome.saved)
		return answer({
			unmerged: outcome.unmerged,
			href: paths.studioMerge(locale, id, outcome.unmerged),
			says: m.studio.form.merge,
		});
	const says = m.studio.form.saved(formatMomentTime(locale, new Date()));
	return answer({ version: outcome.version, others: outcome.others ? m.studio.form.others : '', says });
};
