import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { type DocumentAddress, type DocumentContext, documentKey } from './document-address.ts';
import { findDocument } from './find-documents.server.ts';
import { mergeDocuments } from './merge-documents.ts';
import { checkPrecondition, type Precondition, type PreconditionOutcome } from './precondition.ts';

export interface NewDocument {
	content: Buffer;
	contentType: string;
}

/** What became of a change: nothing, unless its precondition was met. */
export type ChangeOutcome = PreconditionOutcome;

/** Puts a document in place of the one that is there, if the precondition is met. */
export function putDocument(
	db: Db,
	address: DocumentAddress,
	document: NewDocument,
	precondition: Precondition,
): Promise<ChangeOutcome> {
	return change(db, address, precondition, (tx) => write(tx, address, document));
}

/** Merges the properties of a JSON object into the one that is there, or stores it as it is when nothing is; throws Invalid. */
export function mergeDocument(
	db: Db,
	address: DocumentAddress,
	document: NewDocument,
	precondition: Precondition,
): Promise<ChangeOutcome> {
	return change(db, address, precondition, async (tx) => {
		const there = await findDocument(tx, address);
		await write(tx, address, there ? mergeDocuments(there, document) : document);
	});
}

/** Deletes a document; one that is not there is deleted already. */
export function deleteDocument(db: Db, address: DocumentAddress, precondition: Precondition): Promise<ChangeOutcome> {
	return change(db, address, precondition, async (tx) => {
		await tx.deleteFrom('records.documents').where('key', '=', documentKey(address)).execute();
	});
}

/** Deletes every state of an agent in an activity; with a registration, only those of that one. */
export async function deleteStates(db: Db, { activityId, agent, registration }: DocumentContext): Promise<void> {
	if (activityId === undefined || agent === undefined) throw new Invalid('States are deleted for one agent in one activity.');
	let query = db
		.deleteFrom('records.documents')
		.where('kind', '=', 'state')
		.where('activity_id', '=', activityId)
		.where('agent_key', '=', agent);
	if (registration !== undefined) query = query.where('registration', '=', registration);
	await query.execute();
}

/** Of several who change a document at once, each sees what the one before has made of it. */
function change(
	db: Db,
	address: DocumentAddress,
	precondition: Precondition,
	work: (tx: Db) => Promise<void>,
): Promise<ChangeOutcome> {
	return inTransaction(db, async (tx) => {
		await sql`select pg_advisory_xact_lock(${documentKey(address).readBigInt64BE().toString()}::bigint)`.execute(tx);
		const outcome = checkPrecondition(precondition, (await findDocument(tx, address))?.etag);
		if (outcome === 'met') await work(tx);
		return outcome;
	});
}

async function write(tx: Db, address: DocumentAddress, { content, contentType }: NewDocument): Promise<void> {
	const version = {
		content,
		content_type: contentType,
		etag: createHash('sha1').update(content).digest('hex'),
		updated_at: new Date(),
	};
	await tx
		.insertInto('records.documents')
		.values({
			key: documentKey(address),
			kind: address.kind,
			activity_id: address.activityId ?? null,
			agent_key: address.agent ?? null,
			registration: address.registration ?? null,
			document_id: address.id,
			...version,
		})
		.onConflict((conflict) => conflict.column('key').doUpdateSet(version))
		.execute();
}
