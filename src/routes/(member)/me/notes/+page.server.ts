import { mustBeMember } from '#lib/accounts/viewer.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { findNotes } from '#lib/media/find-notes.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

const perPage = 100;

export const load = async ({ locals: { db, viewer }, url }) => {
	const words = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const page = readPage(url.searchParams);
	const { notes, total } = await findNotes(db, mustBeMember(viewer), { words, limit: perPage, page });
	const cases = [...Map.groupBy(notes, (note) => note.caseSlug).values()];
	return serverOnly({ cases, total, words, page, pages: Math.ceil(total / perPage) });
};
