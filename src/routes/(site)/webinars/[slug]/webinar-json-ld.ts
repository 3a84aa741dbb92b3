import type { ShownPart, Webinar } from '#lib/catalogue/open-webinar.server.ts';
import { endOf } from '#lib/catalogue/webinar.ts';
import type { JsonLd } from '#lib/feed/structured-data.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { jsonLdElement } from '../../json-ld-script.ts';

interface Site {
	origin: string;
	siteName: string;
	locale: Locale;
}

/** A webinar as an event of schema.org, with its parts as events in it. */
export function webinarJsonLd(webinar: Webinar, site: Site): string {
	const url = site.origin + paths.webinar(site.locale, webinar.slug);
	const dated = webinar.parts.filter(({ startsAt }) => startsAt !== null);
	const starts = dated.map(({ startsAt }) => startsAt?.toISOString() ?? '').sort();
	const shared = {
		organizer: { '@type': 'Organization', name: site.siteName, url: site.origin + paths.home('nb') },
		inLanguage: webinar.language,
		isAccessibleForFree: true,
		eventStatus: `https://schema.org/${webinar.calledOff ? 'EventCancelled' : 'EventScheduled'}`,
	};
	return jsonLdElement({
		'@context': 'https://schema.org',
		'@type': 'EducationEvent',
		'@id': url,
		url,
		name: webinar.title,
		description: webinar.lead ?? webinar.title,
		startDate: starts[0],
		endDate: endOf(webinar.parts)?.toISOString(),
		...placeOf(webinar.parts, url),
		...shared,
		subEvent: dated.map((part) => ({ ...shared, ...partOf(part, url, site) })),
	});
}

function partOf(part: ShownPart, url: string, { origin, locale }: Site): JsonLd {
	return {
		'@type': 'EducationEvent',
		name: part.title,
		startDate: part.startsAt?.toISOString(),
		endDate: endOf([part])?.toISOString(),
		...placeOf([part], url),
		performer: part.people.map(({ slug, name, hasPage }) => ({
			'@type': 'Person',
			name,
			url: hasPage ? origin + paths.person(locale, slug) : undefined,
		})),
		recordedIn: part.recording
			? { '@type': 'CreativeWork', name: part.recording.title, url: origin + paths.case(locale, part.recording.slug) }
			: undefined,
	};
}

/** Where it is held: at a place, in the net, or both. */
function placeOf(parts: readonly ShownPart[], pageUrl: string): JsonLd {
	const place = parts.find((part) => part.place)?.place;
	const url = parts.find((part) => part.url)?.url;
	const online = { '@type': 'VirtualLocation', url: url ?? pageUrl };
	if (!place) return { location: online, eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode' };
	const there = { '@type': 'Place', name: place, address: place };
	if (!url) return { location: there, eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode' };
	return { location: [there, online], eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode' };
}
