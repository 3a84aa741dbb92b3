import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Reply } from './exchange.ts';

/** Pages of other sites may use the store: who they are, their credentials say, and no cookie (Fetch, section 3.3). */
const forOtherSites = {
	'Access-Control-Allow-Origin': '*',
	'Access-Control-Expose-Headers':
		'ETag, Last-Modified, Content-Length, WWW-Authenticate, X-Experience-API-Version, X-Experience-API-Consistent-Through',
};
const preflight = {
	'Access-Control-Allow-Methods': 'GET, HEAD, PUT, POST, DELETE, OPTIONS',
	'Access-Control-Allow-Headers':
		'Authorization, Content-Type, Accept-Language, If-Match, If-None-Match, X-Experience-API-Version, X-Experience-API-Hash',
	'Access-Control-Max-Age': '86400',
};
/** Documents and attachments are strangers' bytes: no browser is to take them for a page of this site. */
const harmless = {
	'X-Content-Type-Options': 'nosniff',
	'Content-Security-Policy': "default-src 'none'; sandbox",
	'Cache-Control': 'no-store',
};

/** Answers the question that browsers ask before another site's page may send a request. */
export function sendPreflight(response: ServerResponse, version: string): void {
	response.writeHead(204, { ...forOtherSites, ...preflight, 'X-Experience-API-Version': version });
	response.end();
}

/** Sends an answer; one to HEAD goes without its body. */
export function sendReply(
	response: ServerResponse,
	reply: Reply,
	{ method, version }: { method: string; version: string },
): void {
	const { status, body } = reply;
	const type: Record<string, string> = isPlain(body) ? { 'Content-Type': 'application/json' } : {};
	const bytes = bytesOf(body);
	const tag: Record<string, string> = status === 200 && (method === 'GET' || method === 'HEAD') ? { ETag: etagOf(bytes) } : {};
	const length: Record<string, string> = status === 204 ? {} : { 'Content-Length': String(bytes.length) };
	const headers = {
		...forOtherSites,
		...harmless,
		...type,
		...tag,
		...length,
		'X-Experience-API-Version': version,
		...reply.headers,
	};
	response.writeHead(status, headers);
	response.end(method === 'HEAD' || status === 204 ? undefined : bytes);
}

function isPlain(body: Reply['body']): body is object {
	return typeof body === 'object' && !(body instanceof Uint8Array);
}

function bytesOf(body: Reply['body']): Uint8Array {
	if (body instanceof Uint8Array) return body;
	return Buffer.from(typeof body === 'object' ? JSON.stringify(body) : (body ?? ''));
}

function etagOf(bytes: Uint8Array): string {
	return `"${createHash('sha1').update(bytes).digest('hex')}"`;
}
