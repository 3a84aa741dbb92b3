import { redirect } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { openCertificate } from '#lib/credentials/open-certificate.server.ts';
import { publishCertificate } from '#lib/credentials/publish-certificate.server.ts';
import { showFreshness } from '#lib/credentials/show-freshness.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { findFreshness } from './find-freshness.ts';
import { guardedHeaders } from './guarded-headers.ts';

export const load = async ({ locals: { db, viewer }, params, setHeaders }) => {
	setHeaders(guardedHeaders);
	const certificate = await openCertificate(db, viewer, params.slug);
	return serverOnly({ certificate, freshness: await findFreshness(db, viewer, params.slug) });
};

export const actions = {
	/** Shows the certificate to everybody who has its address, or hides it again. */
	publish: async ({ locals: { db, viewer, locale }, params: { slug }, request }) => {
		const isPublic = (await request.formData()).get('public') === 'yes';
		await publishCertificate(db, mustBeMember(viewer), { slug, isPublic });
		redirect(303, paths.certificate(locale, slug));
	},
	/** Shows to whoever sees the certificate how fresh the knowledge is, or only to its holder again. */
	freshness: async ({ locals: { db, viewer, locale }, params: { slug }, request }) => {
		const isShown = (await request.formData()).get('shown') === 'yes';
		await showFreshness(db, mustBeMember(viewer), { slug, isShown });
		redirect(303, `${paths.certificate(locale, slug)}#freshness`);
	},
};
