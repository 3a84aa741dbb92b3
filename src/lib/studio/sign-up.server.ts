import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { checkEmail } from '#lib/accounts/check-form.ts';
import { countTry } from '#lib/accounts/limit-addresses.server.ts';
import { openAccount } from '#lib/accounts/open-account.server.ts';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { openSteadyWebinar, type Webinar } from '#lib/catalogue/open-webinar.server.ts';
import { isOver } from '#lib/catalogue/webinar.ts';
import { networkOf } from '#lib/platform/daily-limit.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { hashToken } from '#lib/platform/token.ts';
import { mailSignUp, type SignUpHouse } from './signing-up/sign-up-mails.server.ts';
import { hashAddress, openAddress, sealAddress, signUpToken } from './signing-up/sign-up-secrets.ts';

export interface SignUpRequest {
	webinar: Webinar;
	email: string;
	/** The page's language, which the mails are written in. */
	locale: Locale;
	/** The network address that it comes from. */
	client: string;
}

export type SignUpOutcome = { asked: true } | { asked: false; because: 'email' | 'tooMany' | 'over' | 'calledOff' };

const hourS = 60 * 60;
const perAddress = { most: 5, windowS: hourS };
const perClient = { most: 20, windowS: hourS };

/**
 * Asks an address by mail whether it wants to join. The same address twice is one sign-up; the answer is the same whether
 * or not it was there before, and what differs is in the mail.
 */
export async function signUp(db: Db, house: SignUpHouse, viewer: Viewer, request: SignUpRequest): Promise<SignUpOutcome> {
	const { webinar, client } = request;
	const email = request.email.trim().toLowerCase();
	if (!webinar.isPublished || isOver(webinar)) return { asked: false, because: 'over' };
	if (webinar.calledOff) return { asked: false, because: 'calledOff' };
	if (checkEmail(email)) return { asked: false, because: 'email' };
	if (await triesTooMuch(db, house.secret, { email, client })) return { asked: false, because: 'tooMany' };
	const isOwn = viewer.kind === 'member' && (await openAccount(db, viewer)).email === email;
	await db.transaction().execute(async (tx) => {
		const stored = await storeSignUp(tx, house.secret, { ...request, email, userId: isOwn ? viewer.id : null });
		const person = { id: stored.id, email, language: request.locale };
		await mailSignUp(tx, house, stored.isConfirmed ? 'already' : 'confirm', webinar, person);
	});
	return { asked: true };
}

/** What the holder of a mail's link signed up for; undefined for a link of another webinar or of none. */
export async function findSignUp(db: Db, webinar: Webinar, token: string): Promise<{ isConfirmed: boolean } | undefined> {
	const row = await db
		.selectFrom('studio.sign_ups')
		.select('confirmed_at')
		.where('token_hash', '=', hashToken(token))
		.where('webinar_id', '=', webinar.id)
		.executeTakeFirst();
	return row && { isConfirmed: row.confirmed_at !== null };
}

/** Confirms a sign-up and mails the calendar file, once; false for a link that is none, and while the webinar is called off. */
export async function confirmSignUp(db: Db, house: SignUpHouse, webinar: Webinar, token: string): Promise<boolean> {
	return db.transaction().execute(async (tx) => {
		if (!(await findSignUp(tx, webinar, token))) return false;
		// Whoever confirms while it is being called off would hear nothing of that.
		const steady = await openSteadyWebinar(tx, webinar.id);
		if (steady.calledOff) return false;
		const row = await tx
			.updateTable('studio.sign_ups')
			.set({ confirmed_at: new Date() })
			.where('token_hash', '=', hashToken(token))
			.where('confirmed_at', 'is', null)
			.returning(['id', 'sealed_email', 'language'])
			.executeTakeFirst();
		if (row) await mailSignUp(tx, house, 'confirmed', steady, { ...row, email: openAddress(house.secret, row.sealed_email) });
		return true;
	});
}

/** Deletes a sign-up with its address; false for a link that is none. */
export async function withdrawSignUp(db: Db, webinar: Webinar, token: string): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('studio.sign_ups')
		.where('token_hash', '=', hashToken(token))
		.where('webinar_id', '=', webinar.id)
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

async function triesTooMuch(db: Db, secret: string, { email, client }: { email: string; client: string }): Promise<boolean> {
	// Neither an address of a person nor one of a machine is kept here.
	const key = (what: string) => `/webinars|${hashAddress(secret, what).toString('base64url')}`;
	if ((await countTry(db, key(`client ${networkOf(client)}`), perClient)) > 0) return true;
	return (await countTry(db, key(email), perAddress)) > 0;
}

async function storeSignUp(
	tx: Db,
	secret: string,
	{ webinar, email, locale, userId }: SignUpRequest & { userId: string | null },
): Promise<{ id: string; isConfirmed: boolean }> {
	const id = randomUUID();
	const { sealed_email, email_hash } = sealAddress(secret, email);
	const { rows } = await sql<{ id: string; isConfirmed: boolean }>`
		insert into studio.sign_ups as s (id, webinar_id, user_id, sealed_email, email_hash, token_hash, language)
		values (${id}, ${webinar.id}, ${userId}, ${sealed_email}, ${email_hash}, ${signUpToken(secret, id).token_hash}, ${locale})
		on conflict (webinar_id, email_hash) do update
			set language = excluded.language, user_id = coalesce(excluded.user_id, s.user_id)
		returning id, confirmed_at is not null as "isConfirmed"
	`.execute(tx);
	return rows[0] ?? { id, isConfirmed: false };
}
