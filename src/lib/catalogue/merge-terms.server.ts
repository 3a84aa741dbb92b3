import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { findKeptTerm, type KeptTerm } from './find-kept-term.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { tagsOfTerm } from './tags-of-term.server.ts';
import { type TermKind, termTables } from './term-kinds.ts';
import { type TermReference, termReferences } from './term-references.ts';
import { findUses, type TermUses } from './term-uses.server.ts';

/** Two terms of which one goes, by their addresses. */
export interface TermMerge {
	from: string;
	into: string;
}

export interface MergePreview extends TermUses {
	from: KeptTerm;
	into: KeptTerm;
	/** How many cases name both, and will name one. */
	both: number;
}

/** What moves when a term is merged into another. Throws NotFound, and Invalid for one and the same. */
export async function previewMerge(db: Db, viewer: Viewer, kind: TermKind, merge: TermMerge): Promise<MergePreview> {
	mustKeepTerms(viewer);
	const { from, into } = await findTwo(db, kind, merge);
	const { rows } = await sql<{ both: number }>`
		select count(*)::int as both from catalogue.filings f join catalogue.filings g using (kind, case_id)
		where f.kind = ${sql.lit(kind)} and f.term_id = ${from.id} and g.term_id = ${into.id}`.execute(db);
	return { from, into, both: rows[0]?.both ?? 0, ...(await findUses(db, kind, from.id)) };
}

/**
 * Makes one term of two, all or nothing: whatever names the first one names the second one from now on, and the addresses
 * and the name of the first one lead there. Says their keys, for rooms that know terms by those.
 */
export async function mergeTerms(
	db: Db,
	viewer: Viewer,
	kind: TermKind,
	merge: TermMerge,
): Promise<{ fromId: number; intoId: number }> {
	mustKeepTerms(viewer);
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const { from, into } = await findTwo(tx, kind, merge);
		const tags = [...(await tagsOfTerm(tx, kind, from.id)), ...(await tagsOfTerm(tx, kind, into.id))];
		for (const reference of termReferences[kind]) await moveReference(tx, reference, from.id, into.id);
		await moveFilings(tx, kind, from.id, into.id);
		await moveFormer(tx, kind, from, into);
		await sql`delete from ${sql.table(termTables[kind])} where id = ${from.id}`.execute(tx);
		await pagesChanged(tx, tags);
		return { fromId: from.id, intoId: into.id };
	});
}

async function findTwo(db: Db, kind: TermKind, merge: TermMerge): Promise<{ from: KeptTerm; into: KeptTerm }> {
	const [from, into] = [await findKeptTerm(db, kind, merge.from), await findKeptTerm(db, kind, merge.into)];
	if (from.id === into.id) throw new Invalid('This is one and the same. Choose another one to merge it with.', 'into');
	return { from, into };
}

async function moveReference(tx: Db, reference: TermReference, fromId: number, intoId: number): Promise<void> {
	const [table, column] = [sql.table(reference.table), sql.ref(reference.column)];
	if (reference.once) await joinTwins(tx, { ...reference, once: reference.once }, fromId, intoId);
	await sql`update ${table} set ${column} = ${intoId} where ${column} = ${fromId}`.execute(tx);
}

/** Where both are named, one row stays: at the earlier place, with what only the other one told. */
async function joinTwins(
	tx: Db,
	{ table, column, once, fills = [] }: TermReference & { once: readonly string[] },
	fromId: number,
	intoId: number,
): Promise<void> {
	const same = sql.join(
		once.map((name) => sql`x.${sql.ref(name)} = y.${sql.ref(name)}`),
		sql` and `,
	);
	const { rows } = await sql<Record<string, unknown> & { position: number }>`
		delete from ${sql.table(table)} x using ${sql.table(table)} y
		where x.${sql.ref(column)} = ${fromId} and y.${sql.ref(column)} = ${intoId} and ${same} returning x.*
	`.execute(tx);
	for (const gone of rows) {
		const kept = [sql`position = least(position, ${gone.position})`];
		for (const name of fills) kept.push(sql`${sql.ref(name)} = coalesce(${sql.ref(name)}, ${gone[name]})`);
		const here = sql.join(
			once.map((name) => sql`${sql.ref(name)} = ${gone[name]}`),
			sql` and `,
		);
		await sql`update ${sql.table(table)} set ${sql.join(kept)} where ${sql.ref(column)} = ${intoId} and ${here}`.execute(tx);
	}
}

async function moveFilings(tx: Db, kind: TermKind, fromId: number, intoId: number): Promise<void> {
	await sql`
		insert into catalogue.filings (kind, term_id, case_id, published_at)
		select kind, ${intoId}, case_id, published_at from catalogue.filings where kind = ${sql.lit(kind)} and term_id = ${fromId}
		on conflict do nothing
	`.execute(tx);
	await tx.deleteFrom('catalogue.filings').where('kind', '=', kind).where('term_id', '=', fromId).execute();
}

async function moveFormer(tx: Db, kind: TermKind, from: KeptTerm, into: KeptTerm): Promise<void> {
	const owner = sql.ref(`${kind}_id`);
	await sql`update catalogue.former_slugs set ${owner} = ${into.id} where kind = ${kind} and ${owner} = ${from.id}`.execute(tx);
	// In place of an earlier name under the same address: an address leads somewhere once.
	await sql`
		insert into catalogue.former_slugs (kind, slug, name, ${owner}) values (${kind}, ${from.slug}, ${from.names.nb}, ${into.id})
		on conflict (kind, slug) do update set name = excluded.name
	`.execute(tx);
}
