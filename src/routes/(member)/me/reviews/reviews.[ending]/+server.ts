import { mustBeMember } from '#lib/accounts/viewer.ts';
import { readReviews } from '#lib/pathways/export-memory.server.ts';
import { writeHistoryCsv, writeHistoryJson } from '#lib/pathways/review-history.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';

/** Everything that a member has reviewed, to take away and to bring back. */
export const GET = async ({ locals: { db, viewer, locale }, params: { ending } }) => {
	const member = mustBeMember(viewer);
	if (ending !== 'json' && ending !== 'csv') throw new NotFound('The reviews can be downloaded as json or csv.');
	const reviews = await readReviews(db, member);
	return new Response(ending === 'json' ? writeHistoryJson(reviews) : writeHistoryCsv(reviews), {
		headers: {
			'content-type': ending === 'json' ? 'application/json' : 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${messagesIn(locale).review.fileName}.${ending}"`,
			'cache-control': 'private, no-store',
		},
	});
};
