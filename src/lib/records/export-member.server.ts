import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';
import { findHolderKeys } from './find-holder-keys.server.ts';
import { readOwnStatements } from './read-own-statements.server.ts';
import { recordJson } from './record-json.ts';

/** A member's learning record as xAPI statements, what other programs keep about them, and the links that show it. */
export function exportRecords(db: Db, viewer: Member): ExportedFile[] {
	return [
		{ path: 'statements.json', write: () => recordJson(readOwnStatements(db, viewer)) },
		jsonFile('documents.json', () => readDocuments(db, viewer)),
		jsonFile('shared-records.json', () => readLinks(db, viewer)),
	];
}

async function readDocuments(db: Db, viewer: Member) {
	const keys = await findHolderKeys(db, viewer);
	const { rows } = await sql`
		select kind, activity_id as "activityId", registration, document_id as id, content_type as "contentType",
			encode(content, 'base64') as "contentBase64", updated_at as "updatedAt"
		from records.documents where agent_key = any(${keys}::text[]) order by updated_at`.execute(db);
	return rows;
}

function readLinks(db: Db, viewer: Member) {
	return db
		.selectFrom('records.shared_links')
		.select(['created_at as createdAt', 'expires_at as expiresAt'])
		.where('user_id', '=', viewer.id)
		.orderBy('created_at')
		.execute();
}
