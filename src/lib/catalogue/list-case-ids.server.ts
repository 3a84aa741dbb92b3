import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { visible } from './visible-cases.ts';

/** Every case that the viewer may see, in the order of their arrival. */
export async function listCaseIds(db: Db, viewer: Viewer): Promise<{ id: number; slug: string }[]> {
	return db.selectFrom('catalogue.cases as c').select(['c.id', 'c.slug']).where(visible(viewer)).orderBy('c.id').execute();
}
