import type { CasePage } from '#lib/catalogue/case-views.ts';
import { caseOpener } from '#lib/catalogue/open-case.server.ts';
import { filesFor } from '#lib/media/for-members.ts';
import { mediaOfCase, type StoredMedia } from '#lib/media/open-media.server.ts';
import { type MadeOf, renditionsOfCase } from '#lib/media/open-renditions.server.ts';
import { mayHear } from '#lib/platform/members-only.ts';
import { findMoment, type Moment, type MomentProblem, readSpan } from '#lib/transcript/find-moment.ts';
import { transcriptOfCase } from '#lib/transcript/open-transcript.server.ts';

const openWithWords = caseOpener({ transcript: transcriptOfCase, media: mediaOfCase, made: renditionsOfCase });

/** A moment of a case that the viewer may see. */
export interface OpenedMoment {
	page: CasePage;
	moment: Moment;
	/** The language that is spoken. */
	language: string;
	media: StoredMedia[];
	/** Nothing where the sound is for members and the viewer is none: then no clip can be cut either. */
	made: Record<string, MadeOf>;
	/** There is sound, for members. */
	isWithheld: boolean;
	/** Whether the address names the moment's own seconds. */
	isExact: boolean;
}

/** The moment at `?from=…&to=…`, or why there is none, or where the case moved to; throws NotFound. */
export async function openMoment(
	{ db, viewer, locale, site }: App.Locals,
	slug: string,
	params: URLSearchParams,
): Promise<OpenedMoment | { problem: MomentProblem } | { movedTo: string }> {
	const opened = await openWithWords(db, viewer, locale, slug);
	if ('movedTo' in opened) return opened;
	const page = opened.found;
	const { transcript } = opened.also;
	const { media, isWithheld } = filesFor(opened.also.media, mayHear(site, viewer));
	const made = isWithheld ? {} : opened.also.made;
	const span = readSpan(params);
	const found = transcript ? findMoment(transcript, span, page.durationMs) : ({ problem: 'untimed' } as const);
	if ('problem' in found) return found;
	const { moment } = found;
	const isExact = span?.startMs === moment.startMs && span.endMs === moment.endMs;
	return { page, moment, language: transcript?.language ?? page.language, media, made, isWithheld, isExact };
}

/** What is no moment of this case is not found; what could be none of any case is a mistake in the address. */
export const statusOf: Record<MomentProblem, 400 | 404> = { untimed: 404, unclear: 400, tooLong: 400, beyond: 404, silent: 404 };
