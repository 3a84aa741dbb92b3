import type { Viewer } from '#lib/accounts/viewer.ts';
import { callOffWebinar, holdAgain } from '#lib/catalogue/call-off-webinar.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { inTransaction } from '#lib/platform/in-transaction.ts';
import { tellSignedUp } from './list-sign-ups.server.ts';
import type { SignUpHouse } from './signing-up/sign-up-mails.server.ts';

/** Calls a webinar off and mails everybody who has confirmed; says how many they are. Throws Conflict. */
export function callOff(
	db: Db,
	house: SignUpHouse,
	viewer: Viewer,
	given: { id: number; because: string | null },
): Promise<number> {
	return inTransaction(db, async (tx) => {
		await callOffWebinar(tx, viewer, given);
		return tellSignedUp(tx, house, viewer, given.id, 'calledOff');
	});
}

/** Takes back that a webinar is called off, and mails everybody who has confirmed; says how many they are. Throws Conflict. */
export function takeBack(db: Db, house: SignUpHouse, viewer: Viewer, id: number): Promise<number> {
	return inTransaction(db, async (tx) => {
		await holdAgain(tx, viewer, id);
		return tellSignedUp(tx, house, viewer, id, 'held');
	});
}
