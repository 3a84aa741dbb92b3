import { paths } from '#lib/platform/paths.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = ({ url, locals: { config } }) => {
	const contact = config.siteEmail ? `Contact: ${config.siteEmail}\n` : '';
	const text = `/* TEAM */
Site: ${config.siteName}
${contact}About: ${url.origin}${paths.about('en')}

/* THANKS */
Everybody who gave half an hour of what they know, and everybody who asked them.

/* SITE */
Software: Dugnad, free software under AGPL-3.0-or-later
Languages: Norsk bokmål, norsk nynorsk, English
Standards: HTML, RSS 2.0 with Podcasting 2.0, WebVTT, schema.org, OpenAPI 3.1, oEmbed
`;
	return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
