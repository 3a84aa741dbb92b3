import { fail, redirect } from '@sveltejs/kit';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { listPerspectives } from '#lib/catalogue/list-terms.server.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { emptyInvite } from '#lib/studio/invite-form.ts';
import { inviteGuest } from '#lib/studio/invite-guest.server.ts';
import { linkOf, listInvitations, mayRemind } from '#lib/studio/list-invitations.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { remindGuest } from '#lib/studio/remind-guests.server.ts';
import { listTemplates } from '#lib/studio/templates.server.ts';
import { withdrawInvitation } from '#lib/studio/withdraw-invitation.server.ts';
import { formText } from '../../../../../(member)/form-text.ts';
import { caseIdOf } from '../../case-id.ts';
import { readInviteForm } from './read-invite-form.ts';

const news = ['invited', 'reminded', 'withdrawn', 'taken'] as const;

export const load = async ({ locals: { db, viewer, locale, config }, params, url }) => {
	const caseId = caseIdOf(params);
	const { document } = await openEditedCase(db, viewer, caseId);
	const house = { config, secret: openSecret(config) };
	const invitations = await listInvitations(db, viewer, caseId);
	const templates = await listTemplates(db, viewer);
	const usual = templates.find(({ language }) => language === document.case.language);
	const guests = document.case.people.filter(({ role }) => role === 'guest').map(({ name }) => name);
	const name = guests.find((guest) => !invitations.some(({ guestName }) => guestName === guest)) ?? '';
	const theme = withinSentence(document.case.themes[0] ?? '');
	const blank = { ...emptyInvite(languageOf(document.case.language)), template: usual ? String(usual.id) : '', name, theme };
	return serverOnly({
		caseId,
		invitations: invitations.map((one) => ({ ...one, link: linkOf(house, one), mayRemind: mayRemind(one) })),
		templates,
		kinds: await listPerspectives(db, viewer, locale),
		quotes: document.case.quotes,
		hasText: document.transcript !== undefined,
		guests,
		blank,
		key: crypto.randomUUID(),
		done: news.find((one) => url.searchParams.has(one)),
	});
};

/** Abbreviations keep their capitals. */
function withinSentence(name: string): string {
	return /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

function languageOf(language: string): Locale {
	return language === 'nn' ? 'nn' : ['nb', 'no', 'da', 'sv', 'se', 'und'].includes(language) ? 'nb' : 'en';
}

export const actions = {
	invite: async ({ locals: { db, viewer, locale, config }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const { id, form } = readInviteForm(await request.formData());
		const house = { config, secret: openSecret(config) };
		const outcome = await inviteGuest(db, house, viewer, { caseId, id, form });
		if (!outcome.invited) return fail(400, { problems: outcome.problems, form, notReminded: false });
		redirect(303, addressOf(locale, caseId, 'invited'));
	},
	remind: async ({ locals: { db, viewer, locale, config }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const id = (await formText(request))('id');
		const house = { config, secret: openSecret(config) };
		const isReminded = isUuid(id) && (await remindGuest(db, house, viewer, caseId, id));
		if (!isReminded) return fail(409, { problems: [], form: undefined, notReminded: true });
		redirect(303, addressOf(locale, caseId, 'reminded'));
	},
	withdraw: async ({ locals: { db, viewer, locale }, params, request }) => {
		mustBeEditor(viewer);
		const caseId = caseIdOf(params);
		const id = (await formText(request))('id');
		if (isUuid(id)) await withdrawInvitation(db, viewer, caseId, id);
		redirect(303, addressOf(locale, caseId, 'withdrawn'));
	},
};

function addressOf(locale: Locale, caseId: number, what: (typeof news)[number]): string {
	return `${paths.studioCasePart(locale, caseId, 'guest')}?${what}`;
}
