import { error } from '@sveltejs/kit';
import { listThemes } from '#lib/catalogue/list-terms.server.ts';
import { asksNotToBeCounted } from '#lib/platform/counting-wish.ts';
import { dailyLimit, networkOf } from '#lib/platform/daily-limit.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { countMissedQuestion, missedBy } from '#lib/search/missed-questions.server.ts';
import { readSearch } from '#lib/search/search-address.ts';
import { pageSize, searchCases } from '#lib/search/search-cases.server.ts';

/** Whoever looks for the same again and again is one who does, and nobody fills the editors' list alone. */
const [mayAsk, mayMiss] = [dailyLimit(1), dailyLimit(30)];

export const load = async ({
	locals: { db, viewer, locale, search, dependsOn },
	url,
	setHeaders,
	request: { headers },
	getClientAddress,
}) => {
	const request = readSearch(url.searchParams);
	if (!request.query) {
		dependsOn('list');
		return serverOnly({ request, themes: await listThemes(db, viewer, locale), answer: undefined, pages: 0 });
	}
	// Results are not kept: the index follows the database by up to a second, and a page from between would stay wrong.
	const answer = await searchCases(db, viewer, locale, search, request);
	if (answer.state !== 'ready') {
		setHeaders({ 'retry-after': '10' });
		error(503, messagesIn(locale).search[answer.state]);
	}
	const missed = asksNotToBeCounted((name) => headers.get(name)) ? undefined : missedBy(request, answer);
	if (missed) await countOnce(db, missed, networkOf(getClientAddress()));
	return serverOnly({ request, themes: [], answer, pages: Math.ceil(answer.total / pageSize) });
};

async function countOnce(db: Db, question: string, network: string): Promise<void> {
	if (mayAsk(network, question) && mayMiss(network)) await countMissedQuestion(db, question);
}
