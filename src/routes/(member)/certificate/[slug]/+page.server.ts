import { redirect } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { openCertificate } from '#lib/credentials/open-certificate.server.ts';
import { publishCertificate } from '#lib/credentials/publish-certificate.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { guardedHeaders } from './guarded-headers.ts';

export const load = async ({ locals: { db, viewer }, params, setHeaders }) => {
	setHeaders(guardedHeaders);
	return serverOnly(await openCertificate(db, viewer, params.slug));
};

export const actions = {
	/** Shows the certificate to everybody who has its address, or hides it again. */
	default: async ({ locals: { db, viewer, locale }, params: { slug }, request }) => {
		const isPublic = (await request.formData()).get('public') === 'yes';
		await publishCertificate(db, mustBeMember(viewer), { slug, isPublic });
		redirect(303, paths.certificate(locale, slug));
	},
};
