import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { NotFound } from '#lib/platform/errors.ts';
import type { RequestHandler } from './$types';

/** A file of the site itself, as long as it is in use: its logo, the cover of its podcast. Its name changes with its content. */
export const GET: RequestHandler = async ({ locals: { site, storage }, params }) => {
	const file = [site.logo, site.cover].find((one) => one?.key === `site/${params.file}`);
	if (!file) throw new NotFound('The site has no such file, or another one by now. Open the page anew.');
	const content = await buffer((await storage.open(file.key)).stream);
	const headers = {
		'content-type': file.mimeType,
		'cache-control': 'public, max-age=31536000, immutable',
		etag: `"${createHash('sha256').update(content).digest('base64url')}"`,
		// A drawing that is opened by itself is a document: it may do nothing.
		'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
		'x-content-type-options': 'nosniff',
		'cross-origin-resource-policy': 'cross-origin',
		'access-control-allow-origin': '*',
	};
	return new Response(new Uint8Array(content), { headers });
};
