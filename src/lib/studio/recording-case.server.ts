import { randomUUID } from 'node:crypto';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { caseContent } from '#lib/catalogue/case-content.ts';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import { openTerm } from '#lib/catalogue/open-term.server.ts';
import { openKeptWebinar, type WebinarPerson } from '#lib/catalogue/open-webinar.server.ts';
import { linkRecording } from '#lib/catalogue/save-webinar.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { saveCaseParts } from './save-case-document.server.ts';

/** Makes a draft of what a part of a webinar was about, with its people; a part has one such case. Says its key. */
export async function makeRecordingCase(db: Db, viewer: Viewer, webinarId: number, partId: number): Promise<number> {
	mustBeEditor(viewer);
	return db.transaction().execute(async (tx) => {
		await lockCatalogue(tx);
		const { title, language, parts } = await openKeptWebinar(tx, viewer, webinarId);
		const part = parts.find(({ id }) => id === partId);
		if (!part) throw new NotFound('There is no such part.');
		if (part.recording) return part.recording.id;
		const people = await Promise.all(part.people.map((person) => roleIn(tx, viewer, person)));
		const content = caseContent.parse({
			title: parts.length > 1 ? `${title}: ${part.title}` : title,
			...{ language, status: 'draft', guid: `urn:uuid:${randomUUID()}`, people },
			organisations: [...new Set(people.flatMap(({ organisation }) => organisation ?? []))],
			...(part.startsAt && { recordedOn: part.startsAt.toISOString().slice(0, 10) }),
		});
		const { id } = await saveCaseParts(tx, { case: content, media: [] }, []);
		await linkRecording(tx, viewer, partId, id);
		return id;
	});
}

/** Somebody as guest or host, with the title and the organisation that they had in their newest case. */
async function roleIn(tx: Db, viewer: Viewer, { slug, name, role }: WebinarPerson) {
	const opened = await openTerm(tx, viewer, 'nb', 'person', slug);
	const newest = 'found' in opened ? opened.found.roles[0] : undefined;
	return {
		name,
		role: role === 'host' ? ('host' as const) : ('guest' as const),
		...(newest?.title && { title: newest.title }),
		...(newest?.organisation && { organisation: newest.organisation.name }),
	};
}
