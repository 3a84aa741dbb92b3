import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { type MailConfig, sendNotice } from './account-notices.server.ts';
import { countTry } from './limit-addresses.server.ts';
import { keepOnce, newSecret, peekOnce, takeOnce } from './one-time.server.ts';
import type { Member } from './viewer.ts';

interface NewEmail {
	memberId: string;
	email: string;
}

const linkMinutes = 60;

/** Mails that one member can have sent to addresses that may be anybody's. */
const limit = { most: 5, windowS: 60 * 60 };

export type EmailOutcome =
	| { sent: true; email: string }
	| { sent: false; problem: 'emailInvalid' | 'emailSame' }
	| { sent: false; problem: 'tooMany'; waitS: number };

/** Sends a link to the address that a member wants; says nothing about whether it is somebody else's. */
export async function askForNewEmail(db: Db, viewer: Member, config: MailConfig, given: string): Promise<EmailOutcome> {
	const email = z.email().max(254).safeParse(given.trim().toLowerCase());
	if (!email.success) return { sent: false, problem: 'emailInvalid' };
	const member = await findMember(db, viewer.id);
	if (member.email === email.data) return { sent: false, problem: 'emailSame' };
	const waitS = await countTry(db, `/change-email|${createHash('sha256').update(viewer.id).digest('base64url')}`, limit);
	if (waitS > 0) return { sent: false, problem: 'tooMany', waitS };
	const owner = await db
		.selectFrom('accounts.users')
		.select(['email', 'locale'])
		.where('email', '=', email.data)
		.executeTakeFirst();
	if (owner) await sendNotice(db, config, { kind: 'addressTaken', to: { email: owner.email, locale: owner.locale as Locale } });
	else await sendLink(db, viewer, config, { email: email.data, locale: member.locale });
	return { sent: true, email: email.data };
}

/** The address that a link is for, while it works. */
export async function openNewEmail(db: Db, secret: string): Promise<string | undefined> {
	return (await peekOnce<NewEmail>(db, 'email', secret))?.email;
}

/** Changes the address that a link was sent to, and tells the old one; false when the link works no longer or somebody else was faster. */
export async function confirmNewEmail(db: Db, config: MailConfig, secret: string): Promise<boolean> {
	try {
		return await db.transaction().execute((tx) => changeEmail(tx, config, secret));
	} catch (error) {
		if ((error as { constraint?: string }).constraint === 'users_email_key') return false;
		throw error;
	}
}

async function changeEmail(tx: Db, config: MailConfig, secret: string): Promise<boolean> {
	const wanted = await takeOnce<NewEmail>(tx, 'email', secret);
	const member = tx.selectFrom('accounts.users').select(['email', 'locale']).forUpdate();
	const old = wanted && (await member.where('id', '=', wanted.memberId).executeTakeFirst());
	if (!old) return false;
	const changed = { email: wanted.email, emailVerified: true, updatedAt: new Date() };
	await tx.updateTable('accounts.users').set(changed).where('id', '=', wanted.memberId).execute();
	await sendNotice(tx, config, {
		kind: 'addressChanged',
		to: { email: old.email, locale: old.locale as Locale },
		about: wanted.email,
	});
	return true;
}

async function sendLink(db: Db, viewer: Member, config: MailConfig, to: { email: string; locale: Locale }): Promise<void> {
	const secret = newSecret();
	const wanted: NewEmail = { memberId: viewer.id, email: to.email };
	await keepOnce(db, 'email', secret, wanted, linkMinutes);
	await sendNotice(db, config, { kind: 'newAddress', to, href: `${paths.myNewEmail(to.locale)}?token=${secret}` });
}

async function findMember(db: Db, id: string): Promise<{ email: string; locale: Locale }> {
	const member = await db.selectFrom('accounts.users').select(['email', 'locale']).where('id', '=', id).executeTakeFirstOrThrow();
	return { email: member.email, locale: member.locale as Locale };
}
