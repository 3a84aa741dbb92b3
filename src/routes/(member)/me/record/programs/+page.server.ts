import { fail, redirect } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { createAccessToken, listAccessTokens, revokeAccessToken } from '#lib/records/access-tokens.server.ts';
import type { TokenProblems } from '#lib/records/token-form.ts';
import { formText } from '../../../form-text.ts';

export const load = async ({ locals: { db, viewer, config }, url }) => {
	const tokens = await listAccessTokens(db, mustBeMember(viewer));
	return serverOnly({ tokens, address: `${config.origin}/xapi`, isRevoked: url.searchParams.has('revoked') });
};

export const actions = {
	make: async ({ locals: { db, viewer, locale }, request }) => {
		const text = await formText(request);
		const form = { name: text('name'), days: text('days') };
		const made = await createAccessToken(db, mustBeMember(viewer), form);
		return 'token' in made ? made : fail(400, { problems: fieldProblems(locale, made.problems), form });
	},
	revoke: async ({ locals: { db, viewer, locale }, request }) => {
		const member = mustBeMember(viewer);
		await revokeAccessToken(db, member, (await formText(request))('id'));
		redirect(303, `${paths.myRecordPrograms(locale)}?revoked`);
	},
};

function fieldProblems(locale: App.Locals['locale'], { name, days }: TokenProblems) {
	const texts = messagesIn(locale).access.problems;
	return [...(name ? [{ field: 'name', text: texts[name] }] : []), ...(days ? [{ field: 'days', text: texts[days] }] : [])];
}
