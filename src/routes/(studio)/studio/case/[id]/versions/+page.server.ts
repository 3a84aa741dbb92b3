import { serverOnly } from '#lib/platform/server-only.ts';
import { listVersions } from '#lib/studio/list-versions.server.ts';
import { caseIdOf } from '../../case-id.ts';

export const load = async ({ locals: { db, viewer }, params, url }) => {
	const restored = Number(url.searchParams.get('restored')) || undefined;
	return serverOnly({ versions: await listVersions(db, viewer, caseIdOf(params)), restored });
};
