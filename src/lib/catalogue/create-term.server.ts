import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import type { TermNames } from './find-kept-term.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { createNamed } from './resolve-terms.server.ts';
import { type TermKind, termTables } from './term-kinds.ts';
import { checkNames, namesSet, refuseTakenName } from './term-names.server.ts';

/** Makes a term that no case is filed under yet, the last in order. Throws Invalid and Conflict, naming the field. */
export async function createTerm(db: Db, viewer: Viewer, kind: TermKind, given: TermNames): Promise<{ slug: string }> {
	mustKeepTerms(viewer);
	const names = checkNames(kind, given);
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		await refuseTakenName(tx, kind, names, null);
		const { id } = await createNamed(tx, kind, names.nb);
		const table = sql.table(termTables[kind]);
		const { rows } = await sql<{ slug: string }>`
			update ${table} set ${namesSet(kind, names)} where id = ${id} returning slug`.execute(tx);
		await pagesChanged(tx, ['list']);
		return { slug: rows[0]?.slug ?? '' };
	});
}
