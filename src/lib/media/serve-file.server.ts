import { Readable } from 'node:stream';
import type { ByteRange } from '#lib/platform/storage.ts';
import { pickRange } from './byte-range.ts';

/** A file that can be given out in whole or in part. Its content never changes: `sha256` names it. */
export interface ServableFile {
	bytes: number;
	mimeType: string;
	sha256: string;
	/** What a downloaded copy is called, `0608-havvind.mp3`. */
	fileName: string;
	/** The file's bytes, or those of the range, both ends included. */
	open(range?: ByteRange): Promise<Readable>;
}

/**
 * Answers GET and HEAD for a file as RFC 9110 describes: one byte range (§14), If-None-Match and If-Range (§13), strong ETag.
 * A request for several ranges gets the whole file, which §14.2 allows and which no player minds.
 */
export async function serveFile(request: Request, file: ServableFile): Promise<Response> {
	if (request.method !== 'GET' && request.method !== 'HEAD')
		return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
	const etag = `"${file.sha256}"`;
	const headers = fileHeaders(request, file, etag);
	if (names(request.headers.get('if-none-match') ?? '', etag)) return new Response(null, { status: 304, headers });

	const range = request.method === 'GET' ? pickRange(wantedRange(request, etag), file.bytes) : 'whole';
	if (range === 'unsatisfiable') {
		return new Response(null, {
			status: 416,
			headers: { ...headers, 'cache-control': 'no-store', 'content-range': `bytes */${file.bytes}` },
		});
	}
	headers['content-type'] = file.mimeType;
	if (range === 'whole') {
		headers['content-length'] = String(file.bytes);
		return new Response(request.method === 'HEAD' ? null : streamOf(await file.open()), { headers });
	}
	headers['content-length'] = String(range.end - range.start + 1);
	headers['content-range'] = `bytes ${range.start}-${range.end}/${file.bytes}`;
	return new Response(streamOf(await file.open(range)), { status: 206, headers });
}

/** Reads on only as the reader takes, and closes the file when the reader goes away. */
function streamOf(stream: Readable): BodyInit {
	return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}

function fileHeaders(request: Request, file: ServableFile, etag: string): Record<string, string> {
	const download = new URL(request.url).searchParams.has('download');
	return {
		etag,
		'accept-ranges': 'bytes',
		'cache-control': 'public, max-age=31536000, immutable',
		'content-disposition': contentDisposition(download ? 'attachment' : 'inline', file.fileName),
		// Players on other sites may read the file, but a file that turns out to be a page may do nothing here.
		'access-control-allow-origin': '*',
		'access-control-expose-headers': 'Accept-Ranges, Content-Length, Content-Range, ETag',
		'cross-origin-resource-policy': 'cross-origin',
		'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
		'x-content-type-options': 'nosniff',
	};
}

/** A range counts only while the copy that it continues is of this very file (RFC 9110 §13.1.5). */
function wantedRange(request: Request, etag: string): string | null {
	const ifRange = request.headers.get('if-range');
	return ifRange === null || ifRange.trim() === etag ? request.headers.get('range') : null;
}

/** Whether an If-None-Match names this file; weak tags count too (RFC 9110 §13.1.2). */
function names(list: string, etag: string): boolean {
	return list.split(',').some((entry) => entry.trim() === '*' || entry.trim().replace(/^W\//, '') === etag);
}

/** A file name for browsers old and new: plain ASCII first, then the real one in the form of RFC 8187. */
export function contentDisposition(kind: 'inline' | 'attachment', fileName: string): string {
	const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
	const encoded = encodeURIComponent(fileName).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
	return ascii === fileName ? `${kind}; filename="${ascii}"` : `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
