import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { lockCatalogue } from './lock-catalogue.server.ts';
import { openKeptWebinar } from './open-webinar.server.ts';
import { isOver } from './webinar.ts';

/** Says of a published webinar that it is not held, and why. Throws Conflict for one that is no more to come or called off. */
export async function callOffWebinar(
	db: Db,
	viewer: Viewer,
	{ id, because }: { id: number; because: string | null },
): Promise<void> {
	await turn(db, viewer, id, { called_off_at: new Date(), called_off_because: storable(because) });
}

/** Says of a webinar that was called off that it is held after all. Throws Conflict for one that is not called off. */
export async function holdAgain(db: Db, viewer: Viewer, id: number): Promise<void> {
	await turn(db, viewer, id, { called_off_at: null, called_off_because: null });
}

type Turn = { called_off_at: Date | null; called_off_because: string | null };

async function turn(db: Db, viewer: Viewer, id: number, row: Turn): Promise<void> {
	mustKeepTerms(viewer);
	await inTransaction(db, async (tx) => {
		await lockCatalogue(tx);
		const webinar = await openKeptWebinar(tx, viewer, id);
		if (!webinar.isPublished || isOver(webinar) || (webinar.calledOff !== null) === (row.called_off_at !== null))
			throw new Conflict(
				'The webinar is not as it was: open its page again, and see whether it is called off, published or over.',
			);
		await tx
			.updateTable('catalogue.webinars')
			.set({ ...row, updated_at: new Date() })
			.where('id', '=', id)
			.execute();
		// Calendars go by the higher number.
		await tx
			.updateTable('catalogue.webinar_parts')
			.set(({ eb }) => ({ sequence: eb('sequence', '+', 1) }))
			.where('webinar_id', '=', id)
			.execute();
		await pagesChanged(tx, ['webinars']);
	});
}
