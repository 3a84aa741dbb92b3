import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';

/** A case by its number or the last part of its address, where it is now. Throws NotFound. */
export async function findCase(db: Db, name: string): Promise<{ id: number; title: string; language: string }> {
	const { openCase } = await import('#lib/catalogue/open-case.server.ts');
	const opened = await openCase(db, operator, 'nb', name.replace(/^#/, ''));
	return 'movedTo' in opened ? findCase(db, opened.movedTo) : opened.found;
}
