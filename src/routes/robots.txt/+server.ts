import { locales } from '#lib/platform/locale.ts';
import { isForMembers } from '#lib/platform/members-only.ts';
import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals: { site } }) => {
	if (isForMembers(site, 'site')) return text('User-agent: *\nDisallow: /\n');
	const closed = locales.flatMap((locale) => [paths.search(locale), paths.embed(locale, '')]);
	const lines = [
		'User-agent: *',
		...closed.map((path) => `Disallow: ${path}`),
		'Allow: /',
		'',
		`Sitemap: ${url.origin}${paths.sitemap()}`,
		'',
	];
	return text(lines.join('\n'));
};

function text(body: string): Response {
	return new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
