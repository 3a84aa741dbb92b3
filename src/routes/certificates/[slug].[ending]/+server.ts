import { awardLocale } from '#lib/credentials/award-locale.ts';
import { drawBadge, renderBadge } from '#lib/credentials/badge-picture.ts';
import { bakePng, bakeSvg } from '#lib/credentials/bake-badge.ts';
import type { Certificate } from '#lib/credentials/certificate.ts';
import { certificateFileName } from '#lib/credentials/certificate-file-name.ts';
import { openCertificate } from '#lib/credentials/open-certificate.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

type Signed = NonNullable<Certificate['signed']>;
interface Form {
	type: string;
	write(certificate: Certificate, signed: Signed): string | Promise<string | Uint8Array>;
}

/** The forms in which a credential is given away. */
const forms: Record<string, Form> = {
	json: { type: 'application/vc', write: (_, { credential }) => JSON.stringify(credential, null, '\t') },
	jwt: { type: 'application/vc+jwt', write: (_, { jwt }) => jwt },
	svg: { type: 'image/svg+xml', write: bakedSvg },
	png: { type: 'image/png', write: async (certificate, signed) => bakePng(await badgePng(certificate), proofOf(signed)) },
};

export const GET: RequestHandler = async ({ params, locals }) => {
	const form = Object.hasOwn(forms, params.ending) ? forms[params.ending] : undefined;
	if (!form) throw new NotFound('A certificate comes as json, jwt, png or svg.');
	const certificate = await openCertificate(locals.db, locals.viewer, params.slug);
	if (!certificate.signed) return params.ending === 'svg' ? plainBadge(certificate) : notYetSigned(certificate);
	return new Response((await form.write(certificate, certificate.signed)) as BodyInit, {
		headers: {
			'content-type': form.type,
			'content-disposition': `attachment; filename="${fileName(certificate, params.ending)}"`,
			// Its holder may hide it at any time, and nobody else's cache is to know better.
			'cache-control': 'private, no-cache',
			'x-robots-tag': 'noindex',
			'access-control-allow-origin': '*',
		},
	});
};

/** The certificate's page shows its badge at once, with nothing inside. */
async function plainBadge({ subject }: Certificate): Promise<Response> {
	const headers = { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' };
	return new Response(await drawBadge(subject), { headers });
}

function fileName({ subject }: Certificate, ending: string): string {
	return certificateFileName(subject, awardLocale(subject), ending);
}

function notYetSigned({ revoked }: Certificate): Response {
	if (revoked) throw new NotFound('This certificate was taken back before it was signed.');
	const headers = { 'retry-after': '5', 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' };
	return new Response('The certificate is being signed. Try again in some seconds.\n', { status: 503, headers });
}

async function bakedSvg({ subject }: Certificate, signed: Signed): Promise<string> {
	return bakeSvg(await drawBadge(subject), proofOf(signed));
}

async function badgePng({ subject }: Certificate): Promise<Uint8Array> {
	return renderBadge(await drawBadge(subject));
}

/** Baked is the form with the proof inside, which shows in any editor what it says. */
function proofOf({ credential }: Signed): string {
	return JSON.stringify(credential);
}
