import { type IncomingHttpHeaders, request } from 'node:http';
import { buffer } from 'node:stream/consumers';

/** A request as somebody writes it who is not kept by a browser: every header may be false, or missing (`undefined`). */
export interface Sent {
	method?: string;
	headers?: Record<string, string | undefined>;
	/** A form's fields, as a browser sends them. */
	fields?: Record<string, string>;
	/** Anything else that is sent. */
	body?: string | Buffer;
}

export interface Answer {
	status: number;
	headers: IncomingHttpHeaders;
	bytes: Buffer;
	/** The bytes as text, whatever they are. */
	body: string;
}

/** Asks the site at a port for a path and reads the whole answer; redirects are not followed. */
export function send(port: number, path: string, { method, headers = {}, fields, body }: Sent): Promise<Answer> {
	const sent = fields ? String(new URLSearchParams(fields)) : body;
	const type = fields ? 'application/x-www-form-urlencoded' : undefined;
	const all = { 'content-type': type, 'content-length': sent === undefined ? undefined : Buffer.byteLength(sent), ...headers };
	const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
	return new Promise((resolve, reject) => {
		const asked = request(
			{ host: '127.0.0.1', port, path, method: method ?? (sent === undefined ? 'GET' : 'POST'), headers: given },
			async (answer) => {
				const { statusCode: status = 0, headers } = answer;
				buffer(answer).then((bytes) => resolve({ status, headers, bytes, body: bytes.toString() }), reject);
			},
		);
		asked.once('error', reject).end(sent);
	});
}

/** The cookies that a browser has after an answer, ready to be sent: `name=value; name=value`. */
export function newestCookies(before: string, { headers }: Pick<Answer, 'headers'>): string {
	const set = (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0] ?? '');
	const pairs = [...before.split('; '), ...set].map((pair) => pair.split(/=(.*)/s) as [string, string]);
	const left = [...new Map(pairs)].filter(([, value]) => value);
	return left.map(([name, value]) => `${name}=${value}`).join('; ');
}
