import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { findKeptTerm, type KeptTerm, type TermNames } from './find-kept-term.server.ts';
import { freeSlug, moveSlug } from './free-slug.server.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { slugOf } from './slug.ts';
import { tagsOfTerm } from './tags-of-term.server.ts';
import { type TermKind, termTables } from './term-kinds.ts';
import { checkNames, namesSet, refuseTakenName } from './term-names.server.ts';

/**
 * Gives a term a new name (themes and perspectives may have three); its former address leads to the new one. The address
 * follows the name, unless somebody asks for another.
 */
export async function renameTerm(
	db: Db,
	viewer: Viewer,
	kind: TermKind,
	slug: string,
	name: string | TermNames,
	wantedSlug?: string,
): Promise<{ slug: string }> {
	mustKeepTerms(viewer);
	const names = checkNames(kind, typeof name === 'string' ? { nb: name, nn: name, en: name } : name);
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const term = await findKeptTerm(tx, kind, slug);
		await refuseTakenName(tx, kind, names, term.id);
		const isRenamed = names.nb !== term.names.nb;
		const next =
			wantedSlug === undefined ? await followingSlug(tx, kind, term, names) : await thisSlug(tx, kind, term, wantedSlug);
		// Also without a new slug: the former name still has to find this term when a feed brings it in again.
		if (isRenamed || next !== slug) await moveSlug(tx, kind, term, next, isRenamed ? term.names.nb : undefined);
		const table = sql.table(termTables[kind]);
		await sql`update ${table} set slug = ${next}, ${namesSet(kind, names)} where id = ${term.id}`.execute(tx);
		await pagesChanged(tx, await tagsOfTerm(tx, kind, term.id));
		return { slug: next };
	});
}

async function followingSlug(tx: Db, kind: TermKind, term: KeptTerm, names: TermNames): Promise<string> {
	return names.nb === term.names.nb ? term.slug : freeSlug(tx, kind, names.nb, term);
}

/** An address that was asked for; throws Conflict when it leads elsewhere. */
async function thisSlug(tx: Db, kind: TermKind, term: KeptTerm, wanted: string): Promise<string> {
	const slug = slugOf(wanted);
	if (slug === term.slug) return slug;
	if ((await freeSlug(tx, kind, slug, { ...term, slug: '' })) === slug) return slug;
	throw new Conflict(`The address “${slug}” leads to another ${kind}, or did so before. Choose another address.`, 'slug');
}
