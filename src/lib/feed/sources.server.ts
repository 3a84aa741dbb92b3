import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';

/** What a server gave us to ask "anything new?" with (RFC 9110, section 8.8). */
export interface Validators {
	etag?: string | undefined;
	lastModified?: string | undefined;
}

/** How a feed, or a page of one, was imported when all of it was. */
export interface WholeImport {
	validators: Validators;
	/** How its media were treated; in another way is another import. */
	media: string;
	/** The address of the older episodes, which may still have news when this page has none. */
	nextPage?: string | undefined;
}

/** The import of a feed that needs no repetition while the feed stays the same: all of it, with every case still there. */
export async function findWholeImport(db: Db, address: string, media: string): Promise<WholeImport | undefined> {
	const row = await db
		.selectFrom('feed.sources as source')
		.select(['etag', 'last_modified as lastModified', 'next_page as nextPage'])
		.where('address', '=', address)
		.where('media', '=', media)
		.where(sql<boolean>`items = (select count(*) from feed.items where source_id = source.id)`)
		.executeTakeFirst();
	const { etag = null, lastModified = null, nextPage = null } = row ?? {};
	const validators = { etag: etag ?? undefined, lastModified: lastModified ?? undefined };
	return row && { validators, media, nextPage: nextPage ?? undefined };
}

/** The feed that was read from an address before, if any. */
export async function findSource(db: Db, address: string): Promise<number | undefined> {
	const row = await db.selectFrom('feed.sources').select('id').where('address', '=', address).executeTakeFirst();
	return row?.id;
}

/** Notes that a feed is read from now on, and that it is not whole until all of it is. */
export async function noteSource(db: Db, address: string): Promise<number> {
	const begun = { address, read_at: new Date(), media: null };
	const { id } = await db
		.insertInto('feed.sources')
		.values(begun)
		.onConflict((conflict) => conflict.column('address').doUpdateSet(begun))
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Notes that all of the feed was imported, so that the same again needs no reading. */
export async function noteWholeImport(db: Db, id: number, { validators, media, nextPage }: WholeImport): Promise<void> {
	const { etag = null, lastModified = null } = validators;
	const items = sql<number>`(select count(*) from feed.items where source_id = ${id})`;
	await db
		.updateTable('feed.sources')
		.set({ etag, last_modified: lastModified, media, next_page: nextPage ?? null, items })
		.where('id', '=', id)
		.execute();
}

/** What an item of the feed looked like when it was last imported, and its case. */
export async function findItem(db: Db, sourceId: number, guid: string) {
	return db
		.selectFrom('feed.items as item')
		.innerJoin('catalogue.cases as case', 'case.id', 'item.case_id')
		.select(['item.fingerprint', 'case.id as caseId', 'case.slug', 'case.title'])
		.where('item.source_id', '=', sourceId)
		.where('item.guid', '=', guid)
		.executeTakeFirst();
}

/** Remembers what an item looked like, and which case it became. */
export async function noteItem(
	db: Db,
	item: { sourceId: number; guid: string; caseId: number; fingerprint: string },
): Promise<void> {
	const row = { source_id: item.sourceId, guid: item.guid, case_id: item.caseId, fingerprint: item.fingerprint };
	await db
		.insertInto('feed.items')
		.values(row)
		.onConflict((conflict) => conflict.columns(['source_id', 'guid']).doUpdateSet(row))
		.execute();
}
