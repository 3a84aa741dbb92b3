import { listPublicPaths } from '#lib/pathways/list-paths.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, dependsOn } }) => {
	if (viewer.kind !== 'member') dependsOn('paths', 'list');
	return serverOnly({ cards: await listPublicPaths(db, viewer), isMember: viewer.kind === 'member' });
};
