import { error, fail, redirect } from '@sveltejs/kit';
import { clipsTag } from '#lib/media/cut-quote.server.ts';
import { playableIn } from '#lib/media/forms.ts';
import { findClip, orderClip } from '#lib/media/order-clip.server.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { type OpenedMoment, openMoment, statusOf } from './open-moment.ts';
import { cardTextOf, quotesOf } from './quote-of.ts';

export const load = async ({ locals, params, url }) => {
	const opened = await open(locals, params.slug, url);
	const { page, moment, language, media, made } = opened;
	const { db, config, locale, dependsOn } = locals;
	// Whoever has ordered a clip wants to see how far it is, not the page as it was kept.
	const isWatching = url.searchParams.has('clip');
	if (!opened.isExact) redirect(302, paths.moment(locale, page.slug, moment) + (isWatching ? '&clip' : ''));
	const quotes = await quotesOf(db, opened, config.siteName);
	if (!isWatching) dependsOn(`case:${page.id}`, ...(quotes.sound ? [clipsTag(quotes.sound.sha256)] : []));
	return serverOnly({
		page,
		moment,
		language,
		isWithheld: opened.isWithheld,
		playable: playableIn('listen', media, made, paths.media),
		hasCard: cardTextOf(opened, config.siteName) !== undefined,
		// A link to the very address that one is at, fragment and all, would not load the page again.
		look: `${paths.moment(locale, page.slug, moment)}&clip${url.searchParams.get('clip') === '' ? '=again' : ''}#clip`,
		sound: quotes.sound && (await findClip(db, quotes.sound)),
		card: quotes.card && (await findClip(db, quotes.card)),
	});
};

export const actions = {
	/** Orders a clip; a quote is cut once, however many ask for it. */
	default: async ({ locals, params, url, request }) => {
		const opened = await open(locals, params.slug, url);
		const quotes = await quotesOf(locals.db, opened, locals.config.siteName);
		const quote = (await request.formData()).get('kind') === 'card' ? quotes.card : quotes.sound;
		if (!quote) error(400, messagesIn(locals.locale).moment.noClip);
		if ((await orderClip(locals.db, quote)) === 'full') return fail(503, { isFull: true });
		redirect(303, `${paths.moment(locals.locale, opened.page.slug, opened.moment)}&clip#clip`);
	},
};

async function open(locals: App.Locals, slug: string, url: URL): Promise<OpenedMoment> {
	const opened = await openMoment(locals, slug, url.searchParams);
	if ('movedTo' in opened) redirect(301, `${paths.case(locals.locale, opened.movedTo)}/moment${url.search}`);
	if ('problem' in opened) error(statusOf[opened.problem], messagesIn(locals.locale).moment.problems[opened.problem]);
	return opened;
}
