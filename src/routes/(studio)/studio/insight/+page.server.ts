import { listFailedQuestions } from '#lib/assessment/list-failed-questions.server.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { readInsightDays, readPlayOrder } from '#lib/media/insight-days.ts';
import { listPlayCounts } from '#lib/media/list-play-counts.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { listMissedQuestions } from '#lib/search/missed-questions.server.ts';

const perPage = 25;
const mostQuestions = 25;

export const load = async ({ locals: { db, viewer }, url }) => {
	const [days, order, page] = [readInsightDays(url.searchParams), readPlayOrder(url.searchParams), readPage(url.searchParams)];
	const [counts, missed, failed] = await Promise.all([
		listPlayCounts(db, viewer, { days, order }, { limit: perPage, page }),
		listMissedQuestions(db, viewer, { days, limit: mostQuestions }),
		listFailedQuestions(db, viewer, { days, limit: mostQuestions }),
	]);
	return serverOnly({ days, order, page, counts, pages: Math.ceil(counts.total / perPage), missed, failed });
};
