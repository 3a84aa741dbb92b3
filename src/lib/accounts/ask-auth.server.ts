import { setTimeout as sleep } from 'node:timers/promises';
import { clientHeader } from '#lib/platform/client-address.ts';
import type { Auth } from './auth.server.ts';

/** The request of a form, on whose behalf better-auth is asked. */
export interface Asker {
	origin: string;
	headers: Headers;
	/** The network address that it came from, as the server found it. */
	client: string;
}

/** What to ask: a body is posted, a query is got. */
export interface Question {
	body?: Record<string, unknown>;
	query?: Record<string, string>;
}

/** What better-auth says; `cookies` go to the browser as they are. */
export interface AuthAnswer {
	status: number;
	/** `INVALID_EMAIL_OR_PASSWORD` and the like, when it refuses. */
	code: string | undefined;
	data: Record<string, unknown>;
	/** Seconds until it is worth trying again, when that is what was wrong. */
	waitS: number | undefined;
	cookies: string[];
}

/** Asks as the browser would have: so limits and checks of the origin hold for forms without JavaScript too. */
export async function askAuth(auth: Auth, asker: Asker, path: string, { body, query }: Question = {}): Promise<AuthAnswer> {
	const url = new URL(`/api/auth${path}?${new URLSearchParams(query)}`, asker.origin);
	const given = query ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body ?? {}) };
	const even = evenPaths.has(path) ? sleep(evenMs) : undefined;
	const response = await auth.handler(new Request(url, { ...given, headers: headersFor(asker) }));
	const data = await readData(response);
	await even;
	return {
		status: response.status,
		code: typeof data.code === 'string' ? data.code : undefined,
		data,
		waitS: response.status === 429 ? Number(response.headers.get('x-retry-after') ?? 60) : undefined,
		cookies: response.headers.getSetCookie(),
	};
}

/** What is done here differs with whether an address is known; how long it takes does not tell. */
const evenPaths = new Set(['/sign-up/email', '/sign-in/magic-link', '/request-password-reset', '/send-verification-email']);
const evenMs = 300;

const passedOn = ['cookie', 'origin', 'referer', 'user-agent', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest'];

function headersFor({ headers, client }: Asker): Headers {
	const kept = passedOn.map((name) => [name, headers.get(name) ?? ''] as [string, string]).filter(([, value]) => value);
	return new Headers([...kept, ['content-type', 'application/json'], [clientHeader, client]]);
}

async function readData(response: Response): Promise<Record<string, unknown>> {
	const text = await response.text();
	return text.startsWith('{') ? JSON.parse(text) : {};
}
