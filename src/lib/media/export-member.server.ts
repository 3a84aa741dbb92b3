import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';

/** Where a member is in what they played, and what they noted there. */
export function exportMedia(db: Db, viewer: Member): ExportedFile[] {
	return [jsonFile('places.json', () => readPlaces(db, viewer)), jsonFile('notes.json', () => readNotes(db, viewer))];
}

function readPlaces(db: Db, viewer: Member) {
	return db
		.selectFrom('media.places as p')
		.innerJoin('catalogue.cases as c', 'c.id', 'p.case_id')
		.select(['c.number', 'c.slug', 'c.title'])
		.select(['p.at_ms as atMs', 'p.is_finished as isFinished', 'p.first_at as firstAt', 'p.noted_at as notedAt'])
		.where('p.user_id', '=', viewer.id)
		.orderBy('p.noted_at')
		.execute();
}

function readNotes(db: Db, viewer: Member) {
	return db
		.selectFrom('media.notes as n')
		.innerJoin('catalogue.cases as c', 'c.id', 'n.case_id')
		.select(['c.number', 'c.slug', 'c.title'])
		.select(['n.at_ms as atMs', 'n.body', 'n.created_at as createdAt', 'n.updated_at as updatedAt'])
		.where('n.user_id', '=', viewer.id)
		.orderBy('n.created_at')
		.execute();
}
