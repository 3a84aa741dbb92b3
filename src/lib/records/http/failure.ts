import { isExpected } from '#lib/platform/errors.ts';
import { StatementRefused } from '../statement-refused.ts';
import type { Reply } from './exchange.ts';
import { Refusal } from './refusal.ts';

/** The answer to a request that failed: one sentence, and for a statement which rule of which section it breaks where. */
export function replyToFailure(error: unknown): Reply {
	if (error instanceof StatementRefused) {
		const { status, message, path, rule, section } = error;
		return { status, body: { message, path, rule, section } };
	}
	if (error instanceof Refusal) return { status: error.status, headers: error.headers, body: { message: error.message } };
	if (isExpected(error)) return { status: error.status, body: { message: error.message } };
	console.error('xAPI:', error);
	if (isDatabaseAway(error))
		return { status: 503, headers: { 'Retry-After': '5' }, body: { message: 'The database does not answer. Try again soon.' } };
	return {
		status: 500,
		body: { message: 'Something went wrong here; nothing was stored. Whoever runs this site finds it in the log.' },
	};
}

/** Connections that are refused or break, and a database that is shutting down or full of clients (classes 08, 53 and 57). */
function isDatabaseAway(error: unknown): boolean {
	const { code = '', message = '' } = error as { code?: string; message?: string };
	return /^(08|53|57|ECONN|EPIPE)/.test(code) || message.startsWith('Connection terminated');
}
