import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { PathPage } from './path-views.ts';
import { savePath } from './save-path.server.ts';

/** Makes a path that the caller has opened the member's own, to change as they like; returns the new one's slug. */
export function copyPath(db: Db, viewer: Member, page: PathPage, title: string): Promise<string> {
	const { lead, language, wishes, steps, id } = page;
	return savePath(db, viewer, { title, lead, language, wishes, steps, audience: 'owner', copiedFrom: id });
}
