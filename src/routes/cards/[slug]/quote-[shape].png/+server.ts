import { redirect } from '@sveltejs/kit';
import { NotFound } from '#lib/platform/errors.ts';
import { oneAtATime } from '#lib/platform/one-at-a-time.ts';
import { paths } from '#lib/platform/paths.ts';
import { drawQuoteCard } from '#lib/ui/quote-card-picture.ts';
import { openMoment } from '../../../(site)/case/[slug]/moment/open-moment.ts';
import { cardTextOf } from '../../../(site)/case/[slug]/moment/quote-of.ts';
import type { RequestHandler } from './$types';

/**
 * Drawing takes about a tenth of a second of the processor, and anybody may ask for any span: so a quarter of its time
 * at most goes here. What is drawn stays with the pages that the site keeps in memory; in the storage strangers could
 * pile pictures up.
 */
const inTurn = oneAtATime({ mostWaiting: 8, restFactor: 3 });

export const GET: RequestHandler = async ({ params: { slug, shape }, locals, url }) => {
	if (shape !== 'square' && shape !== 'wide') throw new NotFound('A quote comes as a square or a wide picture.');
	const opened = await openMoment(locals, slug, url.searchParams);
	if ('movedTo' in opened) redirect(301, `/cards/${opened.movedTo}/quote-${shape}.png${url.search}`);
	if ('problem' in opened)
		throw new NotFound('There is no moment at these seconds. Mark some words in the transcript and share them.');
	const { page, moment } = opened;
	if (!opened.isExact) redirect(302, paths.quoteCard(slug, shape, moment));
	const text = cardTextOf(opened, locals.config.siteName);
	if (!text) throw new NotFound('The quote is too long for a picture. Mark at most 400 characters.');
	const picture = await inTurn(() => drawQuoteCard(text, shape));
	if (picture === 'busy') return new Response(null, { status: 503, headers: { 'retry-after': '10' } });
	locals.dependsOn(`case:${page.id}`);
	return new Response(new Uint8Array(picture), {
		headers: {
			'content-type': 'image/png',
			'cache-control': 'public, max-age=3600',
			'cross-origin-resource-policy': 'cross-origin',
		},
	});
};
