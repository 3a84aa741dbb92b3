import { randomUUID } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import type { Author } from './author.ts';
import { completeStatement } from './complete-statement.ts';
import type { AttachmentPart } from './multipart.ts';
import type { Statement, XapiVersion } from './statement.ts';
import { statementTerms } from './statement-terms.ts';
import { announceWriter } from './storing/announce-writer.server.ts';
import type { Draft } from './storing/draft.ts';
import { inheritTerms } from './storing/inherit-terms.server.ts';
import { refuseOtherWords } from './storing/refuse-other-words.server.ts';
import { refuseVoiding } from './storing/refuse-voiding.server.ts';
import { saveAttachments } from './storing/save-attachments.server.ts';
import { saveDefinitions } from './storing/save-definitions.server.ts';
import { saveTargets } from './storing/save-targets.server.ts';
import { writeDrafts } from './storing/write-drafts.server.ts';

/** Statements that belong together, as `readStatements` has accepted them: all are stored, or none. */
export interface StatementBatch {
	statements: Statement[];
	attachments: AttachmentPart[];
	version: XapiVersion;
}

/**
 * Stores statements in the caller's transaction or in one of their own, and gives their ids in their order. One that is
 * there already, in the same words, is left as it is; throws Conflict for other words under its id.
 */
export async function storeStatements(db: Db, author: Author, batch: StatementBatch): Promise<string[]> {
	if (batch.statements.length === 0) return [];
	return inTransaction(db, async (tx) => {
		const drafts = await makeDrafts(tx, author, batch);
		await refuseVoiding(tx, author, drafts);
		const written = await writeDrafts(tx, author.clientKey, drafts);
		await refuseOtherWords(tx, drafts, written, batch.version);
		const fresh = drafts.filter((draft) => written.has(draft.id));
		await saveAttachments(tx, fresh, batch.attachments);
		await saveDefinitions(tx, fresh);
		await saveTargets(tx, fresh);
		await inheritTerms(tx, fresh, written);
		return drafts.map((draft) => draft.id);
	});
}

async function makeDrafts(tx: Db, { authority }: Author, { statements, version }: StatementBatch): Promise<Draft[]> {
	const { stored, seqs } = await announceWriter(tx, statements.length);
	return statements.map((given, index) => {
		const id = given.id?.toLowerCase() ?? randomUUID();
		const statement = completeStatement(given, { id, stored, authority, version });
		return { id, stored, seq: seqs[index] ?? Number.NaN, statement, terms: statementTerms(statement) };
	});
}
