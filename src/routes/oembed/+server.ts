import { openCase } from '#lib/catalogue/open-case.server.ts';
import { oembed, oembedJson, oembedXml, readOembedRoom } from '#lib/feed/oembed.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { splitLocale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals }) => {
	const format = url.searchParams.get('format') ?? 'json';
	// The status for a format that is not offered is the specification's own (https://oembed.com, section 2.3.3).
	if (format !== 'json' && format !== 'xml') return new Response('The format may be json or xml.\n', { status: 501 });
	const { locale, slug } = readAddress(url);
	const opened = await openCase(locals.db, locals.viewer, locale, slug);
	const found = 'found' in opened ? opened.found : await openMoved(locals, locale, opened.movedTo);
	locals.dependsOn(`case:${found.id}`);
	const guest = found.guests[0];
	const response = oembed(
		{
			title: found.title,
			embedUrl: url.origin + paths.embed(locale, found.slug),
			kind: found.forms.includes('watch') ? 'video' : 'audio',
			provider: { name: locals.config.siteName, url: url.origin + paths.home(locale) },
			author: guest && { name: guest.name, url: url.origin + paths.person(locale, guest.slug) },
			thumbnail: { url: url.origin + paths.card(found.slug), width: 1200, height: 630 },
		},
		readOembedRoom(url.searchParams),
	);
	const [body, type] = format === 'xml' ? [oembedXml(response), 'text/xml'] : [oembedJson(response), 'application/json'];
	return new Response(body, { headers: { 'content-type': `${type}; charset=utf-8`, 'access-control-allow-origin': '*' } });
};

/** The case that the parameter `url` is the address of, in whatever language. */
function readAddress(url: URL) {
	const asked = url.searchParams.get('url');
	if (!asked)
		throw new Invalid(`The parameter url is missing: give the address of a case, such as ${url.origin}/case/c0178.`, 'url');
	const address = URL.parse(asked);
	const { locale, path } = splitLocale(address?.pathname ?? '');
	const slug = /^\/case\/([a-z0-9-]+)\/?$/i.exec(path)?.[1];
	if (address?.host !== url.host || !slug)
		throw new NotFound(`${JSON.stringify(asked)} is not the address of a case on ${url.host}.`);
	return { locale, slug };
}

async function openMoved({ db, viewer }: App.Locals, locale: App.Locals['locale'], slug: string) {
	const opened = await openCase(db, viewer, locale, slug);
	if ('found' in opened) return opened.found;
	throw new NotFound(`There is no case at ${JSON.stringify(slug)}.`);
}
