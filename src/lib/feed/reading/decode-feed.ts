import type { FeedProblem } from '../feed-model.ts';
import { problem } from './problem.ts';

/** So much is read before the encoding is decided. */
const PEEK_BYTES = 65_536;
const UTF8_BOM = [0xef, 0xbb, 0xbf];

interface Encoding {
	decoder: TextDecoder;
	/** What was odd about it, as a sentence. */
	oddity?: string;
}

/**
 * Turns the bytes of a feed into text. The encoding comes from the byte order mark, else the HTTP header, else the
 * XML declaration; but text that is valid UTF-8 beyond ASCII is UTF-8 whatever they say.
 */
export async function* decodeFeed(
	body: AsyncIterable<Uint8Array>,
	contentType: string | undefined,
): AsyncGenerator<string | FeedProblem> {
	const chunks = smallChunks(body);
	try {
		const head = await readHead(chunks);
		const { decoder, oddity } = chooseEncoding(head, contentType);
		if (oddity) yield problem(oddity, 1);
		yield decoder.decode(head, { stream: true });
		for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
		yield decoder.decode();
	} finally {
		// Who has seen enough lets go of the connection too.
		await chunks.return(undefined);
	}
}

/** Pieces of a bounded size, so that what one piece becomes is bounded too. */
async function* smallChunks(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	for await (const chunk of body) {
		for (let at = 0; at < chunk.length; at += PEEK_BYTES) yield chunk.subarray(at, at + PEEK_BYTES);
	}
}

async function readHead(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
	const head: Uint8Array[] = [];
	let bytes = 0;
	while (bytes < PEEK_BYTES) {
		const { done, value } = await chunks.next();
		if (done) break;
		head.push(value);
		bytes += value.length;
	}
	return Buffer.concat(head);
}

function chooseEncoding(head: Uint8Array, contentType: string | undefined): Encoding {
	const utf16 = utf16Kind(head);
	if (utf16) return { decoder: new TextDecoder(utf16) };
	const declared = declaredEncoding(head);
	const label = httpCharset(contentType) ?? declared ?? 'utf-8';
	if (startsWith(head, UTF8_BOM)) return utf8();
	const kind = looksLike(head);
	if (kind === 'utf-8') return isUtf8(label) ? utf8() : utf8(`says that it is written in ${label}, but it is UTF-8`);
	if (kind === 'ascii' && declared && isUtf8(declared)) return utf8();
	if (kind === 'other' && isUtf8(label)) return oldEncoding();
	return labelled(label);
}

function labelled(label: string): Encoding {
	// What says UTF-16 in readable ASCII is not UTF-16.
	if (/^utf-?16/i.test(label)) return utf8(`says that it is written in ${label}, but it is not`);
	try {
		return { decoder: new TextDecoder(label) };
	} catch {
		return utf8(`says that it is written in "${label.slice(0, 40)}", which is unknown, and is read as UTF-8`);
	}
}

function utf8(oddity?: string): Encoding {
	return { decoder: new TextDecoder('utf-8'), oddity: oddity && `The feed ${oddity}.` };
}

function oldEncoding(): Encoding {
	return {
		decoder: new TextDecoder('windows-1252'),
		oddity: 'The feed should be UTF-8 but holds other bytes, and is read as windows-1252.',
	};
}

function isUtf8(label: string): boolean {
	return /^utf-?8$/i.test(label);
}

/** Whether bytes are plain ASCII, mostly UTF-8 (a single wrong byte changes nothing), or something else. */
function looksLike(head: Uint8Array): 'ascii' | 'utf-8' | 'other' {
	const text = new TextDecoder('utf-8').decode(head, { stream: true });
	const beyondAscii = text.match(/[^\0-\x7f]/g) ?? [];
	if (beyondAscii.length === 0) return 'ascii';
	const wrong = beyondAscii.filter((character) => character === '\uFFFD').length;
	return wrong * 2 > beyondAscii.length ? 'other' : 'utf-8';
}

function utf16Kind([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
	if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
	return undefined;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
	return bytes.every((byte, at) => head[at] === byte);
}

function httpCharset(contentType: string | undefined): string | undefined {
	return /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1];
}

function declaredEncoding(head: Uint8Array): string | undefined {
	const start = new TextDecoder('latin1').decode(head.subarray(0, 500));
	return /<\?xml[^>]{0,200}?\sencoding\s*=\s*["']\s*([^"'\s]+)/.exec(start)?.[1];
}
