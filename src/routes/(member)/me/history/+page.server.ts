import { redirect } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { listMyAttempts } from '#lib/assessment/list-my-attempts.server.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { findPlaces } from '#lib/media/find-places.server.ts';
import { forgetPlace, forgetPlaces } from '#lib/media/forget-places.server.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

const perPage = 30;

export const load = async ({ locals: { db, viewer, locale }, url }) => {
	const member = mustBeMember(viewer);
	const page = readPage(url.searchParams);
	const [{ played, total }, attempts] = await Promise.all([
		findPlaces(db, member, locale, { limit: perPage, page }),
		listMyAttempts(db, member),
	]);
	const entries = played.map((one) => ({ ...one, tries: triesAt(attempts, one.card.id) }));
	const pages = Math.ceil(total / perPage);
	return serverOnly({ entries, page, pages, forgotten: url.searchParams.has('forgotten') });
};

/** How often the quiz of a case was handed in, and when it was passed. */
function triesAt(attempts: Awaited<ReturnType<typeof listMyAttempts>>, caseId: number) {
	const handedIn = attempts.filter((one) => one.caseId === caseId && one.submittedAt !== null);
	return { count: handedIn.length, passedAt: handedIn.find(({ passed }) => passed)?.submittedAt };
}

export const actions = {
	forget: async ({ locals: { db, viewer, locale }, request }) => {
		const caseId = Number((await request.formData()).get('case'));
		await forgetPlace(db, mustBeMember(viewer), Number.isInteger(caseId) && Math.abs(caseId) < 2 ** 31 ? caseId : 0);
		redirect(303, `${paths.myHistory(locale)}?forgotten`);
	},
	forgetAll: async ({ locals: { db, viewer, locale } }) => {
		await forgetPlaces(db, mustBeMember(viewer));
		redirect(303, `${paths.myHistory(locale)}?forgotten`);
	},
};
