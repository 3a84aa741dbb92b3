import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { findKeptTerm } from './find-kept-term.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { type TranslatedKind, termTables } from './term-kinds.ts';

/** Moves a theme or a perspective one place up or down in the editors' order; the first and the last one stay where they are. */
export async function moveTerm(
	db: Db,
	viewer: Viewer,
	kind: TranslatedKind,
	slug: string,
	direction: 'up' | 'down',
): Promise<void> {
	mustKeepTerms(viewer);
	await inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const term = await findKeptTerm(tx, kind, slug);
		const ids = (await tx.selectFrom(termTables[kind]).select('id').orderBy('position').orderBy('id').execute()).map(
			({ id }) => id,
		);
		const from = ids.indexOf(term.id);
		const to = from + (direction === 'up' ? -1 : 1);
		if (to < 0 || to >= ids.length) return;
		ids.splice(to, 0, ...ids.splice(from, 1));
		await sql`
			update ${sql.table(termTables[kind])} t set position = o.position
			from unnest(${ids}::int[]) with ordinality as o (id, position) where o.id = t.id and t.position <> o.position
		`.execute(tx);
		await pagesChanged(tx, ['list']);
	});
}
