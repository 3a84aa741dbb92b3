import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { splitLocale } from '#lib/platform/locale.ts';
import { ServerOnly } from '#lib/platform/server-only.ts';
import { casePartOf } from '#lib/studio/case-parts.ts';
import { findState } from '#lib/studio/find-state.server.ts';
import { tellPresence } from '#lib/studio/presence.server.ts';
import { listUnmerged } from '#lib/studio/unmerged.server.ts';
import { caseIdOf } from '../case-id.ts';

/** What stands above every page of a case; opening one tells the other editors. */
export const load = async ({ locals: { db, viewer }, params, url }) => {
	mustBeEditor(viewer);
	const id = caseIdOf(params);
	const part = casePartOf(splitLocale(url.pathname).path);
	const [present, standing, waiting] = [
		await tellPresence(db, viewer, id, part),
		await findState(db, id),
		(await listUnmerged(db, viewer, id)).map((edit) => edit.id),
	];
	return { head: new ServerOnly({ id, part, present, standing, waiting }) };
};
