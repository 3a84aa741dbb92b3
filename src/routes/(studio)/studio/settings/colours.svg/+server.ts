import { mustRunSite } from '#lib/accounts/viewer.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { isHexColour } from '#lib/ui/colour.ts';
import { checkColours, colourNames, mendColours, type SiteColours } from '#lib/ui/site-colours.ts';
import { drawSiteColours } from '#lib/ui/site-colours-picture.ts';
import { shortfall } from '../trouble-text.ts';
import type { RequestHandler } from './$types';

/** How the site looks in the colours of the query; where one cannot be read, in the nearest ones, which it says below. */
export const GET: RequestHandler = ({ locals: { viewer, locale }, url }) => {
	mustRunSite(viewer);
	const words = messagesIn(locale).siteSettings.colours;
	const picked = Object.fromEntries(
		colourNames.map((name) => [name, url.searchParams.get(name) ?? '']),
	) as unknown as SiteColours;
	for (const name of colourNames)
		if (!isHexColour(picked[name])) throw new Invalid(`The parameter ${name} must be a colour such as #14483b.`, name);
	const remarks = checkColours(picked).map((one) => words.short(one.colour, ...shortfall(locale, one)));
	const picture = drawSiteColours(remarks.length > 0 ? mendColours(picked) : picked, words.sample, remarks);
	return new Response(picture, { headers: { 'content-type': 'image/svg+xml', 'cache-control': 'private, max-age=3600' } });
};
