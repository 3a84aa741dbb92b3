import { sql } from 'kysely';
import { isUuid } from '#lib/accounts/is-uuid.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { findHolderKeys } from './find-holder-keys.server.ts';
import { type Doomed, removeStatements } from './storing/remove-statements.server.ts';
import { type TermKind, termKey } from './term-key.ts';

/** So many statements are held in memory at once. */
const perBatch = 500;

/** Erases one statement of a member's own record; throws NotFound for everybody else's. */
export async function eraseStatement(db: Db, viewer: Member, id: string): Promise<void> {
	await inTransaction(db, async (tx) => {
		const doomed = isUuid(id) ? await findDoomed(tx, viewer, 'agent', id) : [];
		if (doomed.length === 0) throw new NotFound('There is no such entry in your learning record. Load the page again.');
		await removeStatements(tx, doomed);
	});
}

/** Erases a member's whole record: what is said of them, what programs keep about them, and the links that show it. */
export async function eraseRecord(db: Db, viewer: Member): Promise<void> {
	await inTransaction(db, async (tx) => {
		await removeAll(tx, viewer, 'agent');
		await removeDocuments(tx, viewer);
		await tx.deleteFrom('records.shared_links').where('user_id', '=', viewer.id).execute();
	});
}

/** Erases the record of a member whose account goes, and with it every statement that only mentions them. */
export async function eraseRecords(tx: Db, viewer: Member): Promise<void> {
	await removeAll(tx, viewer, 'related-agent');
	await removeDocuments(tx, viewer);
}

async function removeAll(tx: Db, viewer: Member, kind: TermKind): Promise<void> {
	for (let doomed = await findDoomed(tx, viewer, kind); doomed.length > 0; doomed = await findDoomed(tx, viewer, kind)) {
		await removeStatements(tx, doomed);
	}
}

/** Statements by which a member is found, voided ones too: some, or the one that has this id. */
async function findDoomed(tx: Db, viewer: Member, kind: TermKind, id?: string): Promise<Doomed[]> {
	const terms = (await findHolderKeys(tx, viewer)).map((key) => termKey(kind, key));
	const { rows } = await sql<Doomed>`
		select distinct on (s.stored, s.seq) s.id, s.stored, s.seq, s.statement
		from records.terms t join records.statements s using (stored, seq)
		where t.term = any(${terms}::bigint[]) and ${id === undefined ? sql`true` : sql`s.id = ${id}`}
		order by s.stored, s.seq limit ${perBatch}`.execute(tx);
	return rows;
}

async function removeDocuments(tx: Db, viewer: Member): Promise<void> {
	const keys = await findHolderKeys(tx, viewer);
	await sql`delete from records.documents where agent_key = any(${keys}::text[])`.execute(tx);
}
