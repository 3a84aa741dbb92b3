import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.ts';

/** Reads a request's body, up to so many bytes; throws Refusal 413 for more, and 415 for one that is compressed. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
	const coding = request.headers['content-encoding'] ?? 'identity';
	if (coding.toLowerCase() !== 'identity') throw new Refusal(415, `Send the body as it is: ${coding} is not read.`);
	if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of untilItsEnd(request)) {
		bytes += chunk.length;
		if (bytes > maxBytes) throw tooLarge(maxBytes);
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

async function* untilItsEnd(request: IncomingMessage): AsyncIterable<Buffer> {
	try {
		// Whoever stops reading still has an answer to send on this connection.
		yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
	} catch {
		throw new Refusal(400, 'The request ended before its body was whole.');
	}
}

// What is still under way is not waited for.
function tooLarge(maxBytes: number): Refusal {
	return new Refusal(413, `The request is too large: at most ${maxBytes} bytes are read. Send less at a time.`, {
		Connection: 'close',
	});
}

/** The text of a body; throws Refusal 400 when it is not UTF-8 (xAPI 1.0.3 Communication 1.4). */
export function readText(body: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(body);
	} catch {
		throw new Refusal(400, 'The body is not UTF-8, in which all text must be (xAPI 1.0.3 Communication 1.4).');
	}
}
