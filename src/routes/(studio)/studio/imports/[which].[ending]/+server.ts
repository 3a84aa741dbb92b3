import { Readable } from 'node:stream';
import { NotFound } from '#lib/platform/errors.ts';
import { writeSheet } from '#lib/studio/write-sheet.server.ts';
import type { RequestHandler } from './$types';

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** A spreadsheet of cases: an empty one to fill in, or one with all that are here. */
export const GET: RequestHandler = async ({ locals: { db, viewer, locale }, params }) => {
	const which = (['template', 'cases'] as const).find((one) => one === params.which);
	const ending = (['csv', 'xlsx'] as const).find((one) => one === params.ending);
	if (!which || !ending) throw new NotFound('There is no such spreadsheet.');
	const sheet = writeSheet(db, viewer, { which, ending, locale });
	return new Response(Readable.toWeb(sheet) as ReadableStream, {
		headers: {
			'content-type': types[ending],
			'content-disposition': `attachment; filename="${which}.${ending}"`,
			'cache-control': 'private, no-store',
		},
	});
};
