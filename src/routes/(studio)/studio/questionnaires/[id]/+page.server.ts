import { redirect } from '@sveltejs/kit';
import { listPerspectives } from '#lib/catalogue/list-terms.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openTemplate, removeTemplate } from '#lib/studio/templates.server.ts';
import { idOf } from '../../id-of.ts';
import { saveTemplateForm } from '../save-template.ts';

export const load = async ({ locals: { db, viewer, locale }, params, url }) => {
	const template = await openTemplate(db, viewer, idOf(params.id, 'questionnaire'));
	return serverOnly({ template, kinds: await listPerspectives(db, viewer, locale), isSaved: url.searchParams.has('saved') });
};

export const actions = {
	save: async (event) => saveTemplateForm(event, idOf(event.params.id, 'questionnaire')),
	remove: async ({ locals: { db, viewer, locale }, params }) => {
		await removeTemplate(db, viewer, idOf(params.id, 'questionnaire'));
		redirect(303, `${paths.studioQuestionnaires(locale)}?removed`);
	},
};
