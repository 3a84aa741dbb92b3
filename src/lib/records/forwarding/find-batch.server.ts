import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { attachmentHashes } from '../attachment-hashes.ts';
import { findAttachmentSizes } from '../find-attachments.server.ts';
import { findHorizon } from '../find-horizon.server.ts';
import type { FoundStatement } from '../find-statements.server.ts';
import type { StoredStatement } from '../statement.ts';
import type { Place } from '../statement-filter.ts';
import { toBeSentAgain } from './to-be-sent-again.ts';

/** A statement on its way, and where it lies here. */
export interface Outgoing {
	place: Place;
	statement: StoredStatement;
}

/** A request is about so large at most; one statement goes whatever it weighs. */
const mostBytes = 4_000_000;

/**
 * The next statements in the order of storing, voided ones too: the other store hears of the voiding in its turn. Never
 * beyond the horizon, or a slower writer's statements would be passed by for good.
 */
export async function findAhead(db: Db, after: Place, limit: number): Promise<Outgoing[]> {
	const horizon = await findHorizon(db);
	const { rows } = await sql<FoundStatement>`
		select stored, seq, statement::text as json from records.statements
		where stored >= ${after.stored} and (stored, seq) > (${after.stored}::timestamptz, ${after.seq}::bigint) and stored < ${horizon}
		order by stored, seq limit ${limit}`.execute(db);
	return takeWhatFits(db, rows);
}

/** The first of those that a target refused and that the operator sends once more. */
export async function findAgain(db: Db, target: string, limit: number): Promise<Outgoing[]> {
	const { rows } = await sql<FoundStatement>`
		select s.stored, s.seq, s.statement::text as json
		from records.forward_refusals r
		join records.statement_ids i on i.id = r.statement_id
		join records.statements s on s.stored = i.stored and s.seq = i.seq
		where r.target = ${target} and r.reason = ${toBeSentAgain}
		order by s.stored, s.seq limit ${limit}`.execute(db);
	return takeWhatFits(db, rows);
}

async function takeWhatFits(db: Db, rows: readonly FoundStatement[]): Promise<Outgoing[]> {
	const batch = rows.map(({ stored, seq, json }) => ({ place: { stored, seq }, statement: JSON.parse(json) as StoredStatement }));
	const sizes = await findAttachmentSizes(db, [...new Set(batch.flatMap(({ statement }) => attachmentHashes(statement)))]);
	let room = mostBytes;
	const end = batch.findIndex(({ statement }, index) => {
		room -= rows[index]?.json.length ?? 0;
		for (const hash of attachmentHashes(statement)) room -= sizes.get(hash) ?? 0;
		return room < 0;
	});
	return end === -1 ? batch : batch.slice(0, Math.max(end, 1));
}
