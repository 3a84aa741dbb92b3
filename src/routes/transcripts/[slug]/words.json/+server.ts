import { json, redirect } from '@sveltejs/kit';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import { shownWordTimes } from '#lib/transcript/shown-sentences.ts';
import type { RequestHandler } from './$types';

/** The words' times for the sentences that the page shows with a time, in the page's order; for the player, when it plays. */
export const GET: RequestHandler = async ({ params: { slug }, locals }) => {
	const opened = await openCase(locals.db, locals.viewer, locals.locale, slug);
	if ('movedTo' in opened) redirect(301, paths.transcriptWords(opened.movedTo));
	const transcript = await openTranscript(locals.db, opened.found.id);
	if (!transcript) throw new NotFound('This case has no transcript yet.');
	locals.dependsOn(`case:${opened.found.id}`);
	return json(shownWordTimes(transcript));
};
