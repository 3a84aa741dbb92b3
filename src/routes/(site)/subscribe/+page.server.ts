import { listPerspectives, listSeries, listThemes } from '#lib/catalogue/list-terms.server.ts';
import { isForMembers } from '#lib/platform/members-only.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, locale, site, dependsOn } }) => {
	dependsOn('list');
	const [theme, perspective, series] = await Promise.all([
		listThemes(db, viewer, locale),
		listPerspectives(db, viewer, locale),
		listSeries(db, viewer, locale),
	]);
	return serverOnly({ theme, perspective, series, withoutSound: isForMembers(site, 'media') });
};
