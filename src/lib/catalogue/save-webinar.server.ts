import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, NotFound } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { openKeptWebinar, type ShownPart, type Webinar } from './open-webinar.server.ts';
import { resolveTerms } from './resolve-terms.server.ts';
import { firstFree, isNumbered, slugOf } from './slug.ts';
import { endOf, type WebinarContent, type WebinarPart } from './webinar.ts';

export interface SavedWebinar {
	id: number;
	slug: string;
	/** Whether the time or the place of a part is another one now, or a part that had a time is gone. */
	isMoved: boolean;
}

/** Makes a webinar of what was checked; its address is made of its title. */
export async function createWebinar(db: Db, viewer: Viewer, content: WebinarContent): Promise<SavedWebinar> {
	mustKeepTerms(viewer);
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const slug = await freeWebinarSlug(tx, content.title);
		const row = { slug, title: content.title, language: content.language };
		const { id } = await tx.insertInto('catalogue.webinars').values(row).returning('id').executeTakeFirstOrThrow();
		return write(tx, await openKeptWebinar(tx, viewer, id), content);
	});
}

/**
 * Changes a webinar into what was checked. Until it is published its address follows its title. `base` is when the version
 * was stored that the editor had before them: throws Conflict when somebody else changed it since. Throws NotFound.
 */
export async function saveWebinar(
	db: Db,
	viewer: Viewer,
	{ id, base, content }: { id: number; base: Date; content: WebinarContent },
): Promise<SavedWebinar> {
	mustKeepTerms(viewer);
	return inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const stored = await openKeptWebinar(tx, viewer, id);
		if (stored.updatedAt.getTime() !== base.getTime())
			throw new Conflict('Somebody else changed this webinar. Open it again, and change what is to be changed.', 'base');
		return write(tx, stored, content);
	});
}

/** Removes a webinar that is not published, with those who signed up; one that is published gives Conflict. */
export async function removeWebinar(db: Db, viewer: Viewer, id: number): Promise<void> {
	const { isPublished } = await openKeptWebinar(db, viewer, id);
	if (isPublished) throw new Conflict('The webinar is published. Take it off the site first.', 'isPublished');
	await db.deleteFrom('catalogue.webinars').where('id', '=', id).where('is_published', '=', false).execute();
}

/** Says which case the recording of a part became. */
export async function linkRecording(tx: Db, viewer: Viewer, partId: number, caseId: number): Promise<void> {
	mustKeepTerms(viewer);
	await tx.updateTable('catalogue.webinar_parts').set({ case_id: caseId }).where('id', '=', partId).execute();
	await pagesChanged(tx, ['webinars']);
}

async function write(tx: Db, stored: Webinar, given: WebinarContent): Promise<SavedWebinar> {
	const content = storable({ ...given, parts: [] });
	const { title, lead, language, kind, isPublished } = content;
	const slug = stored.isPublished ? stored.slug : await freeWebinarSlug(tx, title, stored);
	const row = { slug, title, lead, language, kind, is_published: isPublished, updated_at: new Date() };
	await tx.updateTable('catalogue.webinars').set(row).where('id', '=', stored.id).execute();
	if (stored.isPublished) await rememberShown(tx, stored.id);
	const isMoved = await writeParts(tx, stored, given.parts);
	await announce(tx, stored, given);
	return { id: stored.id, slug, isMoved };
}

/** Keeps what calendars may hold of the parts, before these change. */
async function rememberShown(tx: Db, webinarId: number): Promise<void> {
	await sql`
		insert into catalogue.webinar_parts_shown (part_id, webinar_id, title, starts_at, minutes, sequence)
		select id, webinar_id, title, starts_at, minutes, sequence from catalogue.webinar_parts
		where webinar_id = ${webinarId} and starts_at is not null
		on conflict (part_id) do update set title = excluded.title, starts_at = excluded.starts_at,
			minutes = excluded.minutes, sequence = excluded.sequence
	`.execute(tx);
}

/** By the time they begin; those without a time last, as they were. */
function inOrder(parts: readonly WebinarPart[]): WebinarPart[] {
	return parts.toSorted((a, b) => (a.startsAt?.getTime() ?? Infinity) - (b.startsAt?.getTime() ?? Infinity) || 0);
}

/** Writes the parts in place of those that were there, keeping their keys; says whether one of those moved or is gone. */
async function writeParts(tx: Db, stored: Webinar, given: readonly WebinarPart[]): Promise<boolean> {
	const kept = given.flatMap(({ id }) => (id === undefined ? [] : [id]));
	if (kept.some((id) => !stored.parts.some((part) => part.id === id))) throw new NotFound('There is no such part.');
	await sql`delete from catalogue.webinar_parts where webinar_id = ${stored.id} and id <> all(${kept}::int[])`.execute(tx);
	// Places are unique: those that stay make room first.
	await sql`update catalogue.webinar_parts set position = -1 - position where webinar_id = ${stored.id}`.execute(tx);
	let isMoved = stored.parts.some(({ id, startsAt }) => startsAt && !kept.includes(id));
	for (const [position, part] of inOrder(given).entries()) {
		const before = stored.parts.find(({ id }) => id === part.id);
		const moves = before !== undefined && isElsewhere(before, part);
		isMoved ||= moves;
		const id = await writePart(tx, stored.id, { ...part, position, sequence: (before?.sequence ?? 0) + (moves ? 1 : 0) });
		await writePeople(tx, id, part.people);
	}
	return isMoved;
}

function isElsewhere(before: ShownPart, { startsAt, minutes, place, url }: WebinarPart): boolean {
	if (before.startsAt?.getTime() !== startsAt?.getTime() || before.minutes !== minutes) return true;
	return before.place !== place || before.url !== url;
}

async function writePart(
	tx: Db,
	webinarId: number,
	{ id, startsAt, programme, people: _people, ...part }: WebinarPart & { position: number; sequence: number },
): Promise<number> {
	const row = { ...storable(part), webinar_id: webinarId, starts_at: startsAt, programme: JSON.stringify(storable(programme)) };
	if (id === undefined)
		return (await tx.insertInto('catalogue.webinar_parts').values(row).returning('id').executeTakeFirstOrThrow()).id;
	await tx.updateTable('catalogue.webinar_parts').set(row).where('id', '=', id).execute();
	return id;
}

async function writePeople(tx: Db, partId: number, given: WebinarPart['people']): Promise<void> {
	const people = given.map(({ name, role }) => ({ name: storable(name).normalize('NFC'), role }));
	const found = await resolveTerms(
		tx,
		'person',
		people.map(({ name }) => name),
	);
	await tx.deleteFrom('catalogue.webinar_people').where('part_id', '=', partId).execute();
	const rows = people.map(({ name, role }) => ({ role, person_id: found.get(name)?.id ?? 0 }));
	const once = rows.filter((row, i) => rows.findIndex((one) => one.person_id === row.person_id && one.role === row.role) === i);
	if (once.length === 0) return;
	await tx
		.insertInto('catalogue.webinar_people')
		.values(once.map((row, position) => ({ part_id: partId, position, ...row })))
		.execute();
}

/** Makes pages that show it stale now, and once more when it is over. */
async function announce(tx: Db, before: Webinar, { isPublished, parts }: WebinarContent): Promise<void> {
	if (!isPublished && !before.isPublished) return;
	// Every page leads to webinars while there are any.
	await pagesChanged(tx, ['webinars', ...(isPublished === before.isPublished ? [] : ['list', 'paths'])]);
	const end = endOf(parts);
	if (end && end > new Date())
		await enqueue(tx, 'pages_changed', { tags: ['webinars'] }, { key: `webinar:${before.id}`, runAt: end });
}

async function freeWebinarSlug(tx: Db, title: string, owner?: { id: number; slug: string }): Promise<string> {
	const base = slugOf(title);
	if (owner && isNumbered(owner.slug, base)) return owner.slug;
	const { rows } = await sql<{ slug: string }>`
		select slug from catalogue.webinars where slug = ${base} or slug like ${`${base}-%`}`.execute(tx);
	return firstFree(base, new Set(rows.map((row) => row.slug)));
}
