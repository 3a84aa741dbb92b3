import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { findKeptTerm } from './find-kept-term.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { type TermKind, termTables } from './term-kinds.ts';
import { findUses, type TermUses } from './term-uses.server.ts';

export type RemovalOutcome = { removed: true; id: number } | { removed: false; uses: TermUses };

/** Removes a term that nothing is filed under, and its former addresses with it; for one in use it says where. */
export async function removeTerm(db: Db, viewer: Viewer, kind: TermKind, slug: string): Promise<RemovalOutcome> {
	mustKeepTerms(viewer);
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const { id } = await findKeptTerm(tx, kind, slug);
		const uses = await findUses(tx, kind, id);
		if (uses.count > 0 || uses.webinars.length > 0) return { removed: false, uses };
		await sql`delete from ${sql.table(termTables[kind])} where id = ${id}`.execute(tx);
		await pagesChanged(tx, ['list']);
		return { removed: true, id };
	});
}
