import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Db } from '#lib/platform/db.ts';
import { locales } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { stopReminders } from './stop-reminders.server.ts';
import { readStopToken } from './stop-token.ts';

interface House {
	db: Db;
	secret: string;
}

/**
 * Whether a mail program asks to end reminders with one click (RFC 8058), with a token that was in a mail. It sends no origin,
 * which forms of pages must have, and no cookies, which the token makes needless.
 */
export function isOneClickStop({ method, url = '', headers }: IncomingMessage, { secret }: House): boolean {
	const isStop =
		method === 'POST' && headers.origin === undefined && locales.some((one) => url.startsWith(paths.stopReminders(one, '')));
	return isStop && readStopToken(secret, tokenIn(url)) !== undefined;
}

/** Ends the reminders, and says so in one line that nobody will read. */
export async function stopByOneClick({ url = '' }: IncomingMessage, response: ServerResponse, house: House): Promise<void> {
	const stopped = await stopReminders(house.db, house.secret, tokenIn(url)).catch((error: unknown) => {
		console.error('POST /reminders/stop', error);
		return false;
	});
	response.writeHead(stopped ? 200 : 500, { 'content-type': 'text/plain; charset=utf-8' });
	response.end(stopped ? 'You get no more reminders.\n' : 'The reminders could not be stopped. Try again later.\n');
}

function tokenIn(url: string): string {
	return new URL(url, 'http://here').searchParams.get('token') ?? '';
}
