import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { listPerspectives } from '#lib/catalogue/list-terms.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { saveTemplateForm } from '../save-template.ts';

export const load = async ({ locals: { db, viewer, locale } }) => {
	mustBeEditor(viewer);
	const questions = [1, 2, 3].map(() => ({ question: '', guestKinds: [] as string[] }));
	const template = { name: '', language: locale as string, lead: '', questions };
	return serverOnly({ template, kinds: await listPerspectives(db, viewer, locale) });
};

export const actions = {
	default: async (event) => saveTemplateForm(event),
};
