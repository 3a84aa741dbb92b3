import type { CasePage, CasePerson } from '#lib/catalogue/case-views.ts';
import { breadcrumbJsonLd, type EpisodeData, episodeJsonLd } from '#lib/feed/structured-data.ts';
import { originalOf } from '#lib/media/forms.ts';
import type { StoredMedia } from '#lib/media/open-media.server.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { jsonLdElement } from '../../json-ld-script.ts';
import type { CaseView } from './view.ts';

interface Site {
	origin: string;
	siteName: string;
	locale: Locale;
	m: Messages;
}

/** The case and the way to it as schema.org data. */
export function caseJsonLd(view: CaseView, site: Site): string {
	const { page } = view;
	const { origin, siteName, locale, m } = site;
	const url = origin + paths.case(locale, page.slug);
	const theme = page.themes[0];
	const steps = [
		{ name: m.nav.home, url: origin + paths.home(locale) },
		{ name: m.nav.cases, url: origin + paths.cases(locale) },
		...(theme ? [{ name: theme.name, url: origin + paths.theme(locale, theme.slug) }] : []),
		{ name: page.title, url },
	];
	const series = page.series
		? {
				name: page.series.name,
				url: origin + paths.series(locale, page.series.slug),
				feedUrl: origin + paths.feedOf('series', page.series.slug),
			}
		: { name: siteName, url: origin + paths.home(locale), feedUrl: origin + paths.feed() };
	return jsonLdElement(episodeJsonLd({ ...episode(view, site), url, series }), breadcrumbJsonLd(steps));
}

function episode(view: CaseView, { origin, siteName, locale }: Site): Omit<EpisodeData, 'url' | 'series'> {
	const { page } = view;
	const term = (kind: 'theme' | 'perspective') => (one: { name: string; slug: string }) => ({
		name: one.name,
		url: origin + paths[kind](locale, one.slug),
	});
	return {
		...plainFields(page),
		...(licenceOf(view) && { licenseUrl: licenceOf(view) }),
		publishedAt: page.publishedAt.toISOString(),
		modifiedAt: page.updatedAt.toISOString(),
		recordedOn: page.recordedOn ?? calendarDay(page.publishedAt),
		imageUrl: origin + paths.card(page.slug),
		guests: page.guests.map((person) => personData(person, origin, locale)),
		hosts: page.people.filter(({ role }) => role === 'host').map((person) => personData(person, origin, locale)),
		about: [...page.themes.map(term('theme')), ...page.perspectives.map(term('perspective'))],
		literature: page.literature.map(({ text, url }) => ({ text, ...(url && { url }) })),
		media: mediaData(view, origin),
		publisher: { name: siteName, url: origin + paths.home('nb'), logoUrl: `${origin}/icon-180.png` },
	};
}

/** The address of the case's own licence, or else of the site's. */
function licenceOf({ page, licence }: CaseView): string | undefined {
	if (page.license === null) return licence?.url;
	return URL.canParse(page.license) ? page.license : undefined;
}

function plainFields(page: CasePage) {
	return {
		title: page.title,
		language: page.language,
		outcomes: page.outcomes,
		keywords: page.hashtags,
		...(page.ingress && { description: page.ingress }),
		...(page.number && { number: page.number }),
		...(page.episode && { episode: page.episode }),
		...(page.season && { season: page.season }),
		...(page.durationMs && { durationMs: page.durationMs }),
		...(page.place && { place: page.place.name }),
	};
}

function personData({ name, slug, title, organisation }: CasePerson, origin: string, locale: Locale) {
	return {
		name,
		url: origin + paths.person(locale, slug),
		...(title && { title }),
		...(organisation && { organisation: organisation.name }),
	};
}

function mediaData({ page, media, formats }: CaseView, origin: string): EpisodeData['media'] {
	const files = media.filter(
		(file): file is StoredMedia & { kind: 'audio' | 'video' } => file.kind === 'audio' || file.kind === 'video',
	);
	return files.map((file) => ({
		kind: file.kind,
		url: new URL(originalOf(file, paths.media), origin).href,
		mimeType: file.mimeType,
		...(file.bytes !== null && { bytes: file.bytes }),
		...(file.durationMs !== null && { durationMs: file.durationMs }),
		...(formats.includes('vtt') && { captionsUrl: origin + paths.transcript(page.slug, 'vtt') }),
	}));
}
