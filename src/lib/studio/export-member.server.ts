import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';

/** What a member did as an editor of cases. */
export function exportEdits(db: Db, viewer: Member): ExportedFile[] {
	return [jsonFile('edits.json', () => readEdits(db, viewer))];
}

async function readEdits(db: Db, { id }: Member) {
	const steps = await db
		.selectFrom('studio.workflows as w')
		.innerJoin('catalogue.cases as c', 'c.id', 'w.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'w.state', 'w.note', 'w.changed_at as changedAt'])
		.where('w.changed_by', '=', id)
		.orderBy('w.changed_at')
		.execute();
	const versions = await db
		.selectFrom('studio.versions as v')
		.innerJoin('catalogue.cases as c', 'c.id', 'v.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'v.number as version', 'v.saved_at as savedAt'])
		.where('v.saved_by', '=', id)
		.orderBy('v.saved_at')
		.execute();
	const unmerged = await db
		.selectFrom('studio.unmerged as e')
		.innerJoin('catalogue.cases as c', 'c.id', 'e.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'e.document', 'e.saved_at as savedAt'])
		.where('e.saved_by', '=', id)
		.orderBy('e.saved_at')
		.execute();
	const open = await db
		.selectFrom('studio.presence as p')
		.innerJoin('catalogue.cases as c', 'c.id', 'p.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'p.part', 'p.seen_at as seenAt'])
		.where('p.user_id', '=', id)
		.execute();
	const proposals = await db
		.selectFrom('studio.proposals as p')
		.innerJoin('catalogue.cases as c', 'c.id', 'p.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'p.kind', 'p.content', 'p.state', 'p.settled_at as settledAt'])
		.where('p.settled_by', '=', id)
		.orderBy('p.settled_at')
		.execute();
	const uploads = await db
		.selectFrom('studio.uploads as u')
		.innerJoin('catalogue.cases as c', 'c.id', 'u.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'u.name', 'u.bytes', 'u.received', 'u.state', 'u.started_at as startedAt'])
		.where('u.user_id', '=', id)
		.orderBy('u.started_at')
		.execute();
	// Whom they invited, and what those answered, is not theirs to take along.
	const invitations = await db
		.selectFrom('studio.invitations as i')
		.innerJoin('catalogue.cases as c', 'c.id', 'i.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'i.language', 'i.invited_at as invitedAt', 'i.expires_at as expiresAt'])
		.where('i.invited_by', '=', id)
		.orderBy('i.invited_at')
		.execute();
	const signUps = await db
		.selectFrom('studio.sign_ups as s')
		.innerJoin('catalogue.webinars as w', 'w.id', 's.webinar_id')
		.select(['w.slug', 'w.title', 's.language', 's.signed_up_at as signedUpAt', 's.confirmed_at as confirmedAt'])
		.where('s.user_id', '=', id)
		.orderBy('s.signed_up_at')
		.execute();
	const settings = await db
		.selectFrom('studio.settings')
		.select(['name', 'changed_at as changedAt'])
		.where('changed_by', '=', id)
		.orderBy('id')
		.execute();
	const imports = await db
		.selectFrom('studio.imports')
		.select(['kind', 'name', 'state', 'begun_at as begunAt', 'settled_at as settledAt'])
		.where((is) => is.or([is('begun_by', '=', id), is('confirmed_by', '=', id)]))
		.orderBy('begun_at')
		.execute();
	return { steps, versions, unmerged, open, proposals, uploads, imports, signUps, invitations, settings };
}
