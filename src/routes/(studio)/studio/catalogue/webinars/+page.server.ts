import { fail, redirect } from '@sveltejs/kit';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { listKeptWebinars } from '#lib/catalogue/list-webinars.server.ts';
import { createWebinar } from '#lib/catalogue/save-webinar.server.ts';
import { masterclassParts, webinarContent } from '#lib/catalogue/webinar.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { countSignUps } from '#lib/studio/list-sign-ups.server.ts';
import { formText } from '../../../../(member)/form-text.ts';

export const load = async ({ locals: { db, viewer } }) => {
	const [webinars, signedUp] = [await listKeptWebinars(db, viewer), await countSignUps(db, viewer)];
	return serverOnly({ webinars: webinars.map((one) => ({ ...one, signedUp: signedUp.get(one.id) ?? 0 })) });
};

export const actions = {
	create: async ({ locals: { db, viewer, locale }, request }) => {
		mustBeEditor(viewer);
		const text = await formText(request);
		const given = { title: text('title').replace(/\s+/g, ' '), language: text('language'), kind: text('kind') };
		const titles = messagesIn(locales.find((one) => one === given.language) ?? locale).catalogueAdmin.webinars.template;
		const parts = given.kind === 'masterclass' ? masterclassParts(Object.values(titles)) : [];
		const checked = webinarContent.safeParse({ ...given, lead: null, isPublished: false, parts });
		if (!checked.success) {
			const wrong = checked.error.issues.map(({ path: [field] }) => field);
			return fail(400, { problems: (['title', 'language', 'kind'] as const).filter((field) => wrong.includes(field)), given });
		}
		const { id } = await createWebinar(db, viewer, checked.data);
		redirect(303, paths.studioWebinar(locale, id));
	},
};
