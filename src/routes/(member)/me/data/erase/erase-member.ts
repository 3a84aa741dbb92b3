import { eraseAccount } from '#lib/accounts/erase-member.server.ts';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import { eraseAssessment } from '#lib/assessment/erase-member.server.ts';
import { eraseCertificates } from '#lib/credentials/erase-member.server.ts';
import { erasePaths } from '#lib/pathways/erase-paths.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { cancelMails } from '#lib/platform/mail.server.ts';
import { eraseRecords } from '#lib/records/erase-member.server.ts';
import { forgetContact } from '#lib/studio/forget-contact.server.ts';
import { forgetGuest } from '#lib/studio/forget-guests.server.ts';
import { forgetSignUpsOf } from '#lib/studio/forget-sign-ups.server.ts';

export interface Erasure {
	/** Whether certificates stay valid, with their holder's name in them. */
	keepCertificates: boolean;
	/** The site's secret, which mails that wait are sealed with. */
	secret: string;
}

/** Erases a member from every room, all or nothing. What stays is listed in the README of accounts. */
export async function eraseMember(db: Db, viewer: Member, { keepCertificates, secret }: Erasure): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		if (!keepCertificates) await eraseCertificates(tx, viewer);
		await eraseAssessment(tx, viewer);
		await eraseRecords(tx, viewer);
		await erasePaths(tx, viewer);
		const { email } = await eraseAccount(tx, viewer);
		await forgetContact(tx, email);
		await forgetGuest(tx, secret, email);
		await forgetSignUpsOf(tx, secret, email);
		await cancelMails(tx, secret, email);
	});
}
