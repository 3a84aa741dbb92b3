import { openPath } from '#lib/pathways/open-path.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, locale, dependsOn }, params }) => {
	const page = await openPath(db, viewer, locale, params.slug);
	if (viewer.kind !== 'member') dependsOn(`path:${page.id}`, 'list');
	return serverOnly({ page });
};
