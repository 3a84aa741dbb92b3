import { inflateSync } from 'node:zlib';

/** More than any credential; what would unpack to more is left alone. */
const largest = 1_048_576;
/** Looking for more would let a hostile file cost much more than its length. */
const mostAttachments = 50;
/** The most that is read of a dictionary on either side of its type. */
const dictionaryBytes = 2000;

/** Whether bytes are a PDF; some writers put a few bytes before its first line. */
export function isPdf(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}

/**
 * The credential that is attached to a PDF, ours or anybody's, as its bytes; undefined where there is none. An attached
 * file always stands in the open as a stream of its own (ISO 32000-1, 7.11.4), so nothing else of the PDF is read.
 */
export function attachedCredential(pdf: Uint8Array): Uint8Array | undefined {
	const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
	let at = -1;
	for (let tried = 0; tried < mostAttachments; tried++) {
		at = bytes.indexOf('/EmbeddedFile', at + 1);
		if (at < 0) return undefined;
		const content = streamAround(bytes, at);
		if (content && looksLikeCredential(content)) return content;
	}
	return undefined;
}

function streamAround(bytes: Buffer, at: number): Buffer | undefined {
	const before = bytes.toString('latin1', Math.max(at - dictionaryBytes, 0), at);
	const word = bytes.subarray(0, at + dictionaryBytes).indexOf('stream', at);
	const dictionary = before.slice(before.lastIndexOf(' obj') + 1) + bytes.toString('latin1', at, word);
	if (word < 0 || dictionary.includes('endobj')) return undefined;
	const start = word + 'stream'.length + (bytes[word + 'stream'.length] === 0x0d ? 2 : 1);
	const told = Number(/\/Length (\d+)(?! \d+ R)\b/.exec(dictionary)?.[1]);
	const end = Number.isSafeInteger(told) ? start + told : bytes.indexOf('endstream', start);
	return end < start ? undefined : unpacked(bytes.subarray(start, end), dictionary);
}

function unpacked(stream: Buffer, dictionary: string): Buffer | undefined {
	const filter = /\/Filter\s*\[?\s*\/(\w+)/.exec(dictionary)?.[1];
	if (filter === undefined) return stream.length <= largest ? stream : undefined;
	if (filter !== 'FlateDecode') return undefined;
	try {
		return inflateSync(stream, { maxOutputLength: largest });
	} catch {
		return undefined;
	}
}

function looksLikeCredential(content: Buffer): boolean {
	const start = content.toString('utf8', 0, 200).trimStart();
	return start.startsWith('{') || start.startsWith('ey');
}
