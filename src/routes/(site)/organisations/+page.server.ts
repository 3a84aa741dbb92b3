import { listOrganisations } from '#lib/catalogue/list-terms.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, locale, dependsOn } }) => {
	dependsOn('list');
	return serverOnly({ terms: await listOrganisations(db, viewer, locale) });
};
