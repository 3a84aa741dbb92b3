import { listWebinars } from '#lib/catalogue/list-webinars.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer, dependsOn } }) => {
	if (viewer.kind !== 'member') dependsOn('webinars');
	return serverOnly(await listWebinars(db));
};
