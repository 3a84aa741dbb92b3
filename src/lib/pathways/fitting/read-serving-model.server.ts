import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { decodeModel, type Model } from '../model.ts';

/** The model that serves, and which one it is. */
export interface ServingModel {
	id: number;
	/** Raised when new cases are added to it. */
	revision: number;
	/** When what members had learned was read for it. */
	fittedAt: Date;
	model: Model;
}

const bytesAtOnce = 8_000_000;

/** Reads the model that serves, in pieces that the connection carries easily; undefined before the first fit. */
export async function readServingModel(db: Db): Promise<ServingModel | undefined> {
	// All pieces have to be of one model, also when another is put in its place meanwhile.
	return db.isTransaction ? read(db) : db.transaction().setIsolationLevel('repeatable read').execute(read);
}

async function read(tx: Db): Promise<ServingModel | undefined> {
	const { rows } = await sql<Omit<ServingModel, 'model'> & { bytes: number }>`
		select id, revision, fitted_at as "fittedAt", octet_length(content) as bytes from pathways.models where is_current
	`.execute(tx);
	const [found] = rows;
	if (!found) return undefined;
	const { bytes, ...which } = found;
	const content = new Uint8Array(bytes);
	for (let from = 0; from < bytes; from += bytesAtOnce) content.set(await readPiece(tx, found.id, from), from);
	return { ...which, model: decodeModel(content) };
}

async function readPiece(tx: Db, id: number, from: number): Promise<Uint8Array> {
	const { rows } = await sql<{ piece: Buffer }>`
		select substring(content from ${from + 1}::int for ${bytesAtOnce}::int) as piece from pathways.models where id = ${id}
	`.execute(tx);
	return rows[0]?.piece ?? new Uint8Array();
}
