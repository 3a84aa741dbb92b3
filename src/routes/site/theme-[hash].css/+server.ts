import { NotFound } from '#lib/platform/errors.ts';
import { themeFile } from '#lib/ui/theme-file.ts';
import type { RequestHandler } from './$types';

/** The site's colours. A page of before the last change asks by the former name, and gets those of now. */
export const GET: RequestHandler = ({ locals: { site }, params }) => {
	if (!site.colours) throw new NotFound('The colours of this site are as installed: it has no stylesheet for them.');
	const { hash, css } = themeFile(site.colours);
	const keep = params.hash === hash ? 'public, max-age=31536000, immutable' : 'no-store';
	return new Response(css, { headers: { 'content-type': 'text/css; charset=utf-8', 'cache-control': keep } });
};
