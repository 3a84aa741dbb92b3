import { listCases } from '#lib/catalogue/list-cases.server.ts';
import { listPeople } from '#lib/catalogue/list-terms.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, locale, dependsOn } }) => {
	dependsOn('list');
	const [{ total }, people] = await Promise.all([
		listCases(db, viewer, locale, {}, { limit: 1 }),
		listPeople(db, viewer, locale),
	]);
	return serverOnly({ total, people: people.length });
};
