import { randomInt, randomUUID } from 'node:crypto';
import type { Locale } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';

/** Where the site's mails arrive. */
export interface Mails {
	next(to: string): Promise<{ link: string }>;
}

/** A member who has just come in by the same forms as everybody. */
export interface SignedInMember {
	name: string;
	email: string;
	password: string;
	/** By name; with them a browser is signed in. */
	cookies: Record<string, string>;
}

/** Registers an invented member at a running site, confirms the address by the mail, and signs in. */
export async function signInNewMember(
	origin: string,
	mails: Mails,
	{ name = 'Signe Prøvesen', locale = 'nb' as Locale } = {},
): Promise<SignedInMember> {
	const email = `${randomUUID()}@example.org`;
	const password = 'fem kalde kråker på rad';
	await sendForm(origin, paths.register(locale), { name, email, password });
	const { searchParams } = new URL((await mails.next(email)).link);
	const token = searchParams.get('token') ?? '';
	const answer = await sendForm(origin, `${paths.confirmAddress(locale)}?token=${token}`, { token, password });
	const cookies = readCookies(answer);
	if (Object.keys(cookies).length === 0) throw new Error(`${email} was not signed in: the site answered ${answer.status}.`);
	return { name, email, password, cookies };
}

/** Sends a form as a browser without JavaScript does; redirects are not followed. */
export function sendForm(
	origin: string,
	path: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<Response> {
	return fetch(origin + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html', 'x-forwarded-for': someAddress(), ...headers },
		body: new URLSearchParams(fields),
	});
}

/** A network address that nobody has (RFC 2544), so that tests do not use up each other's tries; the site must trust this machine as a proxy. */
export function someAddress(): string {
	return `198.18.${randomInt(256)}.${randomInt(256)}`;
}

function readCookies(answer: Response): Record<string, string> {
	const pairs = answer.headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie) ?? []);
	return Object.fromEntries(pairs.map(([, name, value]) => [name, value]));
}
