import { fail, redirect } from '@sveltejs/kit';
import { findSession } from '#lib/accounts/fresh-session.server.ts';
import { openAccount } from '#lib/accounts/open-account.server.ts';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { listCertificates } from '#lib/credentials/list-certificates.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { openSecret } from '#lib/platform/secret.ts';
import { findRecipients } from '#lib/records/find-recipients.server.ts';
import { noteHolder } from '#lib/records/note-holder.server.ts';
import { withReturn } from '../../../return-address.ts';
import { eraseMember } from './erase-member.ts';

export const load = async ({ locals: { db, viewer, auth, config }, request }) => {
	const member = mustBeMember(viewer);
	const [{ email }, certificates, session, recipients] = await Promise.all([
		openAccount(db, member),
		listCertificates(db, member),
		findSession(auth, request.headers),
		findRecipients(db),
	]);
	const isFresh = session?.fresh ?? false;
	return { email, certificates: certificates.length, isFresh, recipients, siteEmail: config.siteEmail };
};

export const actions = {
	erase: async ({ locals: { db, viewer, auth, config, locale, askAuth }, request }) => {
		const member = mustBeMember(viewer);
		const form = await request.formData();
		const [{ email }, session] = await Promise.all([openAccount(db, member), findSession(auth, request.headers)]);
		const keepCertificates = form.get('certificates') === 'keep';
		// The page asks to sign in again then.
		if (!session?.fresh) return fail(403, { keepCertificates });
		if (String(form.get('email')).trim().toLowerCase() !== email) return fail(400, { keepCertificates, wrongEmail: true });
		await noteHolder(db, member, config);
		await eraseMember(db, member, { keepCertificates, secret: openSecret(config) });
		await askAuth('/sign-out');
		redirect(303, paths.erased(locale));
	},
	signInAgain: async ({ locals: { locale, askAuth } }) => {
		await askAuth('/sign-out');
		redirect(303, withReturn(paths.signIn(locale), paths.eraseMe(locale)));
	},
};
