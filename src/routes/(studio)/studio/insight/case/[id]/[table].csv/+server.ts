import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { type InsightDays, readInsightDays } from '#lib/media/insight-days.ts';
import { type CasePlays, openPlayCounts } from '#lib/media/open-play-counts.server.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { byteOrderMark, writeCsvRow } from '#lib/platform/write-csv.ts';
import { findState } from '#lib/studio/find-state.server.ts';
import { findLength } from '#lib/studio/open-case-insight.server.ts';
import { caseIdOf } from '../../../../case/case-id.ts';

/** What is counted of a case, for a spreadsheet: its plays over time, or how far they went. */
export const GET = async ({ locals: { db, viewer, locale }, params, url }) => {
	mustBeEditor(viewer);
	const id = caseIdOf(params);
	const { slug } = await findState(db, id);
	const days = readInsightDays(url.searchParams);
	const counts = await openPlayCounts(db, viewer, id, days);
	const rows =
		params.table === 'days' ? dayRows(locale, counts, days) : curveRows(locale, counts, await findLength(db, id), params.table);
	return new Response(byteOrderMark + rows.map((cells) => writeCsvRow(cells)).join(''), {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${slug}-${params.table}.csv"`,
			'cache-control': 'private, no-store',
		},
	});
};

function dayRows(locale: Locale, { days }: CasePlays, span: InsightDays): (string | number)[][] {
	const words = messagesIn(locale).insight;
	const rows = days.map(({ day, plays, completions }) => [day, plays, completions]);
	return [[days.length < span ? words.week : words.day, words.plays, words.completions], ...rows];
}

/** Places in seconds where the length is known, else in hundredths; nothing about fewer than may be told. */
function curveRows(
	locale: Locale,
	{ heard, plays }: CasePlays,
	durationMs: number | undefined,
	table: string,
): (string | number)[][] {
	if (table !== 'curve' || !heard)
		throw new NotFound('There is no such table; there are days.csv and, with enough plays, curve.csv.');
	const { place, heard: heardIn, heardShare } = messagesIn(locale).insight.ofCase;
	const seconds = (at: number) => (durationMs ? Math.round((at * durationMs) / 100) / 1000 : at / 100);
	return [
		[place, heardIn, heardShare],
		...heard.map((times, at) => [seconds(at), times, Math.round((1000 * times) / plays) / 1000]),
	];
}
