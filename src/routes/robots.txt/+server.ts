import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url }) => {
	const closed = locales.flatMap((locale) => [paths.search(locale), paths.embed(locale, '')]);
	const lines = [
		'User-agent: *',
		...closed.map((path) => `Disallow: ${path}`),
		'Allow: /',
		'',
		`Sitemap: ${url.origin}${paths.sitemap()}`,
		'',
	];
	return new Response(lines.join('\n'), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
