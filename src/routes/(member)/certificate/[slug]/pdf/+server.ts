import { certificateFileName } from '#lib/credentials/certificate-file-name.ts';
import { writeCertificatePdf } from '#lib/credentials/certificate-pdf.server.ts';
import { openCertificate } from '#lib/credentials/open-certificate.server.ts';
import { clientLimit } from '#lib/platform/client-limit.ts';
import { guardedHeaders } from '../guarded-headers.ts';
import type { RequestHandler } from './$types';

/** Setting a page takes a tenth of a second of the processor, and anybody may ask for a public certificate's. */
const inTurn = clientLimit({ perMinute: 30, atOnce: 3, atOnceInAll: 12 });

export const GET: RequestHandler = async ({ params, locals: { db, viewer, locale, config }, getClientAddress }) => {
	const certificate = await openCertificate(db, viewer, params.slug);
	const { siteName, origin } = config;
	const pdf = await inTurn(getClientAddress(), () => writeCertificatePdf(certificate, { locale, siteName, origin }));
	if (pdf === 'busy') return new Response(null, { status: 503, headers: { 'retry-after': '10' } });
	return new Response(new Blob([pdf as Uint8Array<ArrayBuffer>]), {
		headers: {
			...guardedHeaders,
			'content-type': 'application/pdf',
			'content-language': locale,
			'content-disposition': `attachment; filename="${certificateFileName(certificate.subject, locale, 'pdf')}"`,
		},
	});
};
