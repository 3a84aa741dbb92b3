import { fail, redirect } from '@sveltejs/kit';
import { operator } from '#lib/accounts/viewer.ts';
import { openWebinar } from '#lib/catalogue/open-webinar.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { confirmSignUp, findSignUp, withdrawSignUp } from '#lib/studio/sign-up.server.ts';
import { formText } from '../../../../(member)/form-text.ts';
import { secretHeaders } from '../../../../(member)/secret-headers.ts';

export const load = async ({ locals, params, url, setHeaders }) => {
	setHeaders(secretHeaders);
	if (url.searchParams.has('withdrawn')) return serverOnly({ isWithdrawn: true as const });
	const token = url.searchParams.get('token') ?? '';
	const { webinar, signUp } = await openOwn(locals, params.slug, token);
	return serverOnly({ isWithdrawn: false as const, webinar, token, signUp, isNew: url.searchParams.has('confirmed') });
};

export const actions = {
	confirm: async ({ locals, params, request }) => {
		const { db, locale, config } = locals;
		const token = (await formText(request))('token');
		const { webinar } = await openOwn(locals, params.slug, token);
		const isDone = await confirmSignUp(db, { config, secret: openSecret(config) }, webinar, token);
		if (!isDone) return fail(400, { broken: true });
		redirect(303, `${paths.signUp(locale, webinar.slug, token)}&confirmed`);
	},
	withdraw: async ({ locals, params, request }) => {
		const token = (await formText(request))('token');
		const { webinar } = await openOwn(locals, params.slug, token);
		if (!(await withdrawSignUp(locals.db, webinar, token))) return fail(400, { broken: true });
		redirect(303, `${paths.signUp(locals.locale, webinar.slug, '')}&withdrawn`);
	},
};

/** The webinar for the holder of a link: also one that is taken off the site, since they may withdraw from that too. */
async function openOwn({ db, viewer }: App.Locals, slug: string, token: string) {
	const webinar = await openWebinar(db, operator, slug);
	const signUp = await findSignUp(db, webinar, token);
	return { signUp, webinar: signUp ? webinar : await openWebinar(db, viewer, slug) };
}
