import { mustBeMember } from '#lib/accounts/viewer.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { noteHolder } from '#lib/records/note-holder.server.ts';
import { readOwnStatements } from '#lib/records/read-own-statements.server.ts';
import { recordCsv } from '#lib/records/record-csv.ts';
import { recordJson } from '#lib/records/record-json.ts';

/** A member's whole record, as xAPI statements or as a table, sent while it is read. */
export const GET = async ({ locals: { db, viewer, locale, config }, params: { ending } }) => {
	const member = mustBeMember(viewer);
	if (ending !== 'json' && ending !== 'csv') throw new NotFound('The learning record can be downloaded as json or csv.');
	const { columns, fileName } = messagesIn(locale).record;
	await noteHolder(db, member, config);
	const pages = readOwnStatements(db, member);
	const texts = ending === 'json' ? recordJson(pages) : recordCsv(pages, columns);
	return new Response(streamOf(texts), {
		headers: {
			'content-type': ending === 'json' ? 'application/json' : 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${fileName}.${ending}"`,
			'cache-control': 'private, no-store',
		},
	});
};

/** Read on only as the client takes it, and no further once the client has gone. */
function streamOf(texts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await texts.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		cancel: async () => void (await texts.return(undefined)),
	});
}
