import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { openKeptWebinar, type Webinar } from '#lib/catalogue/open-webinar.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { mailSignUp, type SignUpHouse } from './signing-up/sign-up-mails.server.ts';
import { openAddress } from './signing-up/sign-up-secrets.ts';

/** Somebody who signed up, as editors see them. */
export interface ListedSignUp {
	email: string;
	language: string;
	signedUpAt: Date;
	/** Null until they have confirmed that the address is theirs. */
	confirmedAt: Date | null;
}

/** Who signed up for a webinar, in the order in which they did. Throws NotFound for whoever is no editor. */
export async function listSignUps(db: Db, viewer: Viewer, secret: string, webinarId: number): Promise<ListedSignUp[]> {
	mustBeEditor(viewer);
	const rows = await db
		.selectFrom('studio.sign_ups')
		.select(['sealed_email', 'language', 'signed_up_at as signedUpAt', 'confirmed_at as confirmedAt'])
		.where('webinar_id', '=', webinarId)
		.orderBy('signed_up_at')
		.execute();
	return rows.map(({ sealed_email, ...row }) => ({ email: openAddress(secret, sealed_email), ...row }));
}

/** How many have confirmed that they join, by the webinar's key. */
export async function countSignUps(db: Db, viewer: Viewer): Promise<Map<number, number>> {
	mustBeEditor(viewer);
	const { rows } = await sql<{ id: number; count: number }>`
		select webinar_id as id, count(*)::int as count from studio.sign_ups where confirmed_at is not null group by webinar_id
	`.execute(db);
	return new Map(rows.map(({ id, count }) => [id, count]));
}

/**
 * Mails everybody who has confirmed what became of the webinar; says how many they are. What changes while it is called off
 * is told when it is held after all.
 */
export async function tellSignedUp(
	tx: Db,
	house: SignUpHouse,
	viewer: Viewer,
	webinarId: number,
	kind: 'changed' | 'calledOff' | 'held' = 'changed',
): Promise<number> {
	mustBeEditor(viewer);
	const webinar: Webinar = await openKeptWebinar(tx, viewer, webinarId);
	if (webinar.calledOff && kind !== 'calledOff') return 0;
	const rows = await tx
		.selectFrom('studio.sign_ups')
		.select(['id', 'sealed_email', 'language'])
		.where('webinar_id', '=', webinarId)
		.where('confirmed_at', 'is not', null)
		.execute();
	for (const row of rows)
		await mailSignUp(tx, house, kind, webinar, { ...row, email: openAddress(house.secret, row.sealed_email) });
	return rows.length;
}
