import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { findKeptTerm } from './find-kept-term.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { tagsOfTerm } from './tags-of-term.server.ts';

/** Gives a theme another colour, a hue of 0 to 359 degrees. */
export async function setHue(db: Db, viewer: Viewer, slug: string, hue: number): Promise<void> {
	mustKeepTerms(viewer);
	if (!Number.isInteger(hue) || hue < 0 || hue > 359) throw new Invalid('A colour is a whole number from 0 to 359.', 'hue');
	await inTransaction(db, async (tx) => {
		const term = await findKeptTerm(tx, 'theme', slug);
		if (term.hue === hue) return;
		await tx.updateTable('catalogue.themes').set({ hue }).where('id', '=', term.id).execute();
		await pagesChanged(tx, await tagsOfTerm(tx, 'theme', term.id));
	});
}
