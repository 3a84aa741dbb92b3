import { createHash, randomUUID } from 'node:crypto';
import { parseJson } from './parse-json.ts';
import type { XapiVersion } from './statement.ts';
import { Place } from './statements/place.ts';
import { type BodyPart, splitMultipart } from './statements/split-multipart.ts';
import { sha2 } from './statements/values.ts';

/** The octets of an attachment, and what the part that brought them says about them. */
export type AttachmentPart = { sha2: string; contentType: string; body: Uint8Array };

/** Which hash of the SHA-2 family has so many hexadecimal digits. */
const algorithms = new Map([
	[56, 'sha224'],
	[64, 'sha256'],
	[96, 'sha384'],
	[128, 'sha512'],
]);

/** Reads a `multipart/mixed` request: statements first, then attachments whose octets have the hash that their part names. */
export function readMultipart(
	body: Uint8Array,
	contentType: string,
	version: XapiVersion,
): { json: unknown; parts: AttachmentPart[] } {
	const place = new Place('parts', version);
	const boundary =
		boundaryOf(contentType) ?? place.refuse('multipart', 'must be separated by a boundary that the Content-Type header names');
	const octets = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
	const [first, ...others] = splitMultipart(octets, boundary, place);
	if (!first) return place.refuse('multipart', 'must begin with the statements');
	return {
		json: readStatementsPart(first, place.at(0)),
		parts: others.map((part, index) => readAttachmentPart(part, place.at(index + 1))),
	};
}

/** Writes statements and their attachments as `multipart/mixed`, with the Content-Type header that names its boundary. */
export function writeMultipart(json: unknown, attachments: AttachmentPart[]): { contentType: string; body: Uint8Array } {
	const boundary = `dugnad-${randomUUID()}`;
	const head = (lines: string[]) => Buffer.from(`--${boundary}\r\n${lines.join('\r\n')}\r\n\r\n`);
	const pieces = [head(['Content-Type: application/json']), Buffer.from(JSON.stringify(json)), Buffer.from('\r\n')];
	for (const { sha2: hash, contentType, body } of attachments) {
		const lines = [`Content-Type: ${contentType}`, 'Content-Transfer-Encoding: binary', `X-Experience-API-Hash: ${hash}`];
		pieces.push(head(lines), Buffer.from(body), Buffer.from('\r\n'));
	}
	pieces.push(Buffer.from(`--${boundary}--\r\n`));
	return { contentType: `multipart/mixed; boundary=${boundary}`, body: Buffer.concat(pieces) };
}

/** The boundary that a Content-Type header names, if it is one by RFC 2046. */
function boundaryOf(contentType: string): string | undefined {
	const [, quoted, plain] = /^multipart\/mixed\s*;(?:.*;)?\s*boundary=(?:"([^"]*)"|([^\s;"]+))/is.exec(contentType.trim()) ?? [];
	const boundary = quoted ?? plain ?? '';
	return /^[\w'()+,./:=? -]{0,69}[\w'()+,./:=?-]$/.test(boundary) ? boundary : undefined;
}

function readStatementsPart({ headers, body }: BodyPart, place: Place): unknown {
	if (mediaTypeOf(headers) !== 'application/json')
		place.refuse('multipart', 'must hold the statements, with Content-Type: application/json');
	return parseJson(decode(body, place), place.version);
}

function decode(body: Buffer, place: Place): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(body);
	} catch {
		return place.refuse('encoding', 'must be UTF-8');
	}
}

function readAttachmentPart({ headers, body }: BodyPart, place: Place): AttachmentPart {
	if (headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary') {
		place.refuse('multipart', 'must have the header Content-Transfer-Encoding: binary');
	}
	const hash = headers.get('x-experience-api-hash') ?? place.refuse('multipart', 'must have the header X-Experience-API-Hash');
	sha2(hash, place.at('X-Experience-API-Hash'));
	const found = createHash(algorithms.get(hash.length) ?? 'sha256')
		.update(body)
		.digest('hex');
	if (found !== hash.toLowerCase())
		place.refuse('multipart', `must have the hash that its header names; its octets have ${found}`);
	const length = headers.get('content-length');
	if (length !== undefined && Number(length) !== body.length)
		place.refuse('multipart', `must have the Content-Length that its header names; it has ${body.length}`);
	return { sha2: found, contentType: headers.get('content-type') ?? '', body };
}

function mediaTypeOf(headers: Map<string, string>): string | undefined {
	return headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
}
