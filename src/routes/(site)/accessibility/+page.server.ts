import { fail } from '@sveltejs/kit';
import { saveFeedback } from '#lib/studio/save-feedback.server.ts';

/** A field that people do not see and that only programs fill in. */
const trap = 'website';

export const load = ({ locals: { config }, url }) => ({
	email: config.siteEmail ?? null,
	about: (url.searchParams.get('page') ?? '').slice(0, 2000),
});

export const actions = {
	default: async ({ locals: { db }, request }) => {
		const form = await request.formData();
		const text = (name: string) => String(form.get(name) ?? '');
		if (text(trap)) return { saved: true as const };
		const given = { message: text('message'), page: text('page'), contact: text('contact') };
		const outcome = await saveFeedback(db, given);
		return outcome.saved ? outcome : fail(400, { ...outcome, given });
	},
};
