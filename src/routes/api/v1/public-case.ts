import type { z } from 'zod';
import type { CaseCard, CasePage, CasePerson, Term } from '#lib/catalogue/case-views.ts';
import type { StoredMedia } from '#lib/media/open-media.server.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { transcriptFormats } from '#lib/transcript/transcript-format.ts';
import { writableFormats } from '#lib/transcript/write-transcript-file.ts';
import type { caseSummary, mediaFile, person, term, wholeCase } from './schemas.ts';

/** Where addresses lead to: the site, and its pages in one language. */
export interface Site {
	origin: string;
	locale: Locale;
}

/** A case as lists give it out. */
export function summarise(site: Site, card: CaseCard): z.infer<typeof caseSummary> {
	return {
		slug: card.slug,
		number: card.number,
		title: card.title,
		ingress: card.ingress,
		language: card.language,
		publishedAt: card.publishedAt.toISOString(),
		recordedOn: card.recordedOn,
		durationMs: card.durationMs,
		forms: card.forms,
		guests: card.guests.map(publicPerson),
		theme: card.theme && publicTerm(card.theme),
		perspective: card.perspective && publicTerm(card.perspective),
		pageUrl: site.origin + paths.case(site.locale, card.slug),
		apiUrl: site.origin + paths.apiCase(card.slug),
		cardUrl: site.origin + paths.card(card.slug),
	};
}

/** Everything public about a case. */
export function describeCase(
	site: Site,
	page: CasePage,
	media: StoredMedia[],
	transcript?: Transcript,
): z.infer<typeof wholeCase> {
	const { guid, version, notesHtml, organisations, place, series, season, episode, goals, quotes, outcomes } = page;
	const { literature, moreLearning, reflectionQuestion, hashtags, links, license, explicit, sourceUrl } = page;
	return {
		...summarise(site, page),
		...{ guid, version, notesHtml, organisations, place, series, season, episode, goals, quotes, outcomes },
		...{ literature, moreLearning, reflectionQuestion, hashtags, links, license, explicit, sourceUrl },
		updatedAt: page.updatedAt.toISOString(),
		people: page.people.map(publicPerson),
		themes: page.themes.map(publicTerm),
		perspectives: page.perspectives.map(publicTerm),
		questionnaire: page.answers,
		media: media.map((file) => publicMedia(site, file)),
		transcript: transcript ? publicTranscript(site, page.slug, transcript) : null,
		chaptersUrl: media.some(({ kind }) => kind === 'chapters') ? site.origin + paths.chapters(page.slug) : null,
	};
}

/** A theme or a perspective as the API gives it out. */
export function publicTerm({ slug, name, hue }: Term): z.infer<typeof term> {
	return { slug, name, hue: hue ?? null };
}

function publicPerson({ slug, name, role, title, organisation }: CasePerson): z.infer<typeof person> {
	return { slug, name, role, title, organisation };
}

function publicMedia(site: Site, file: StoredMedia): z.infer<typeof mediaFile> {
	const { kind, mimeType, bytes, sha256, durationMs, alt } = file;
	return {
		kind,
		url: file.storageKey ? site.origin + paths.media(file.storageKey) : file.source,
		mimeType,
		bytes,
		sha256,
		durationMs,
		alt,
	};
}

function publicTranscript(site: Site, slug: string, transcript: Transcript): z.infer<typeof wholeCase>['transcript'] {
	return {
		language: transcript.language,
		turns: transcript.turns.map(({ kind, speaker = null, text, startMs = null, endMs = null }) => ({
			kind,
			speaker,
			text,
			startMs,
			endMs,
		})),
		files: writableFormats(transcript).map((format) => ({
			mimeType: transcriptFormats[format].mimeType,
			url: site.origin + paths.transcript(slug, format),
		})),
	};
}
