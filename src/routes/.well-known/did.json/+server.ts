import { findDidDocument } from '#lib/credentials/find-did-document.server.ts';
import { issuerOf } from '#lib/credentials/issuer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) =>
	new Response(JSON.stringify(await findDidDocument(locals.db, issuerOf(locals.config))), {
		headers: {
			'content-type': 'application/did+json',
			'cache-control': 'public, max-age=300',
			'access-control-allow-origin': '*',
		},
	});
