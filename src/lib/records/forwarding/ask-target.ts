import { retryAfterMs } from '#lib/platform/retry-after.ts';
import type { Target } from './target.ts';

/** What another store answered. */
export interface TargetAnswer {
	status: number;
	/** Whether a learning record store answered: each says so in every answer (xAPI 1.0.3 Communication 3.3). */
	isStore: boolean;
	/** For how long it asks to be left alone, being busy. */
	retryAfterMs: number;
	text: string;
}

export interface TargetRequest {
	contentType?: string;
	body?: Uint8Array;
	signal: AbortSignal;
}

/** Too many requests, and not available: these may say when to come back. */
const isBusy = [429, 503];
/** No answer that matters is longer. */
const mostAnswerBytes = 1_000_000;

/**
 * Asks another store. Its address may be a private one: only whoever runs commands on the machine names it, as they name
 * the database. It is not followed elsewhere, since what goes along is secret.
 */
export async function askTarget(target: Target, method: string, path: string, request: TargetRequest): Promise<TargetAnswer> {
	const { contentType, body, signal } = request;
	const response = await fetch(`${target.endpoint}${path}`, {
		method,
		headers: {
			authorization: `Basic ${Buffer.from(`${target.key}:${target.secret}`).toString('base64')}`,
			'x-experience-api-version': target.version,
			...(contentType !== undefined && { 'content-type': contentType }),
		},
		body: body as Uint8Array<ArrayBuffer> | undefined,
		redirect: 'manual',
		signal,
	});
	const { status, headers } = response;
	return {
		status,
		isStore: headers.has('x-experience-api-version'),
		retryAfterMs: isBusy.includes(status) ? retryAfterMs(headers) : 0,
		text: await readText(response),
	};
}

async function readText({ body }: Response): Promise<string> {
	const chunks: Uint8Array[] = [];
	let bytes = 0;
	for await (const chunk of body ?? []) {
		bytes += chunk.length;
		if (bytes > mostAnswerBytes) break;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}
