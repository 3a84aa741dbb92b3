import { redirect } from '@sveltejs/kit';
import { openCase } from '#lib/catalogue/open-case.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { paths } from '#lib/platform/paths.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import { transcriptFormats, writtenFormatNames } from '#lib/transcript/transcript-format.ts';
import { canWriteTranscript, writeTranscriptFile } from '#lib/transcript/write-transcript-file.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params: { slug, ending }, locals, url }) => {
	const format = writtenFormatNames.find((name) => name === ending);
	if (!format) throw new NotFound(`A transcript comes as ${writtenFormatNames.join(', ')}, not as ${JSON.stringify(ending)}.`);
	const opened = await openCase(locals.db, locals.viewer, locals.locale, slug);
	if ('movedTo' in opened) redirect(301, paths.transcript(opened.movedTo, format));

	const { id, number, title } = opened.found;
	const transcript = await openTranscript(locals.db, id);
	if (!transcript) throw new NotFound('This case has no transcript yet.');
	const { mimeType, name } = transcriptFormats[format];
	if (!canWriteTranscript(transcript, format)) {
		throw new NotFound(
			`This transcript has no times yet, and ${name} needs them. Take ${paths.transcript(slug, 'txt')} instead.`,
		);
	}
	locals.dependsOn(`case:${id}`);
	const head = { number: number ?? undefined, title, url: url.origin + paths.case(locals.locale, slug) };
	return new Response(writeTranscriptFile(transcript, format, head), {
		headers: {
			'content-type': `${mimeType}; charset=utf-8`,
			'content-language': transcript.language,
			'access-control-allow-origin': '*',
		},
	});
};
