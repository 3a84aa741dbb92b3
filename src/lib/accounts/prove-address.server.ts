import { randomInt } from 'node:crypto';
import type { Db } from '#lib/platform/db.ts';
import { checkEmail, checkName } from './check-form.ts';
import { addressMinutes, type PendingIdentity } from './finish-openid.server.ts';
import { keepOnce, peekOnce, takeOnce } from './one-time.server.ts';
import { findIdentity, makeMemberFromIdentity } from './openid/identity.server.ts';

/** Somebody whom a provider vouches for, while they prove an address by a code that is sent to it. */
interface Proof extends PendingIdentity {
	email?: string;
	code?: string;
	wrongCodes?: number;
	mailsSent?: number;
}

const mostWrongCodes = 5;
const mostMails = 3;

export interface AddressQuestion {
	providerId: string;
	/** Missing when the provider did not say it: then it is asked for too. */
	name: string | undefined;
	suggestedEmail: string | undefined;
	sentTo: string | undefined;
}

/** What is wrong, field by field. */
export interface AddressProblems {
	name?: ReturnType<typeof checkName>;
	email?: ReturnType<typeof checkEmail>;
}

export type AddressOutcome =
	/** Somebody may be a member with the address already: the mail then holds no code and says how to sign in. */
	| { kind: 'send'; providerId: string; email: string; code: string | undefined }
	| { kind: 'wrong'; problems: AddressProblems }
	| { kind: 'refused'; reason: 'tooMany' | 'expired' };

export type ProofOutcome = { kind: 'proven'; memberId: string; next: string } | { kind: 'refused'; reason: 'wrong' | 'expired' };

/** What the page that asks for an address shows. */
export async function openAddressQuestion(db: Db, secret: string): Promise<AddressQuestion | undefined> {
	const proof = await peekOnce<Proof>(db, 'address', secret);
	if (!proof) return undefined;
	const { providerId, name, suggestedEmail, email } = proof;
	return { providerId, name, suggestedEmail, sentTo: email };
}

/**
 * Notes the address that somebody says is theirs and makes the code to send there. A code and not a link: it must be typed
 * where the provider's sign-in was, so that nobody lets a stranger in by opening a mail.
 */
export async function askForCode(db: Db, secret: string, given: { email: string; name: string }): Promise<AddressOutcome> {
	const asked = await peekOnce<Proof>(db, 'address', secret);
	if (!asked) return { kind: 'refused', reason: 'expired' };
	const [email, name] = [given.email.trim().toLowerCase(), asked.name ?? given.name.replaceAll('\0', '').trim()];
	const problems = { name: checkName(name), email: checkEmail(email) };
	if (problems.name || problems.email) return { kind: 'wrong', problems };
	const proof = await takeOnce<Proof>(db, 'address', secret);
	if (!proof) return { kind: 'refused', reason: 'expired' };
	const mailsSent = (proof.mailsSent ?? 0) + 1;
	if (mailsSent > mostMails) return { kind: 'refused', reason: 'tooMany' };
	const code = (await isTaken(db, email)) ? undefined : String(randomInt(1_000_000)).padStart(6, '0');
	await keepOnce(db, 'address', secret, { ...proof, name, email, code, mailsSent }, addressMinutes);
	return { kind: 'send', providerId: proof.providerId, email, code };
}

/** Makes the member once the code is right; the fifth wrong one ends the matter. */
export async function proveAddress(db: Db, secret: string, given: string): Promise<ProofOutcome> {
	const proof = await takeOnce<Proof>(db, 'address', secret);
	if (!proof?.email) return { kind: 'refused', reason: 'expired' };
	if (!proof.code || given.replace(/\s/g, '') !== proof.code) {
		const wrongCodes = (proof.wrongCodes ?? 0) + 1;
		if (wrongCodes >= mostWrongCodes) return { kind: 'refused', reason: 'expired' };
		await keepOnce(db, 'address', secret, { ...proof, wrongCodes }, addressMinutes);
		return { kind: 'refused', reason: 'wrong' };
	}
	const memberId =
		(await findIdentity(db, proof)) ?? (await makeMemberFromIdentity(db, proof, newMember(proof, proof.email)))?.memberId;
	return memberId ? { kind: 'proven', memberId, next: proof.journey.next } : { kind: 'refused', reason: 'expired' };
}

function newMember({ name, journey }: Proof, email: string) {
	return { name, email, locale: journey.locale };
}

async function isTaken(db: Db, email: string): Promise<boolean> {
	return (await db.selectFrom('accounts.users').select('id').where('email', '=', email).executeTakeFirst()) !== undefined;
}
