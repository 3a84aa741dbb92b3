import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { listTemplates } from '#lib/studio/templates.server.ts';

export const load = async ({ locals: { db, viewer }, url }) => {
	mustBeEditor(viewer);
	return serverOnly({ templates: await listTemplates(db, viewer), isRemoved: url.searchParams.has('removed') });
};
