import { mustBeMember } from '#lib/accounts/viewer.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { readOwnStatements } from '#lib/records/export-member.server.ts';
import { recordCsv } from '#lib/records/record-csv.ts';

/** A member's whole record, as xAPI statements or as a table. */
export const GET = async ({ locals: { db, viewer, locale }, params: { ending } }) => {
	const member = mustBeMember(viewer);
	if (ending !== 'json' && ending !== 'csv') throw new NotFound('The learning record can be downloaded as json or csv.');
	const { columns, fileName } = messagesIn(locale).record;
	const statements = await readOwnStatements(db, member);
	const body = ending === 'json' ? `${JSON.stringify(statements, null, '\t')}\n` : recordCsv(statements, columns);
	return new Response(body, {
		headers: {
			'content-type': ending === 'json' ? 'application/json' : 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${fileName}.${ending}"`,
			'cache-control': 'private, no-store',
		},
	});
};
