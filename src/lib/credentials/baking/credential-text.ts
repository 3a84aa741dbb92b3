import { inflateSync } from 'node:zlib';
import { type Chunk, makeChunk } from './png-chunks.ts';

const keyword = 'openbadgecredential';
const longestBytes = 2_000_000;

/** Whether a chunk is the one that a credential is baked into. */
export function holdsCredential({ type, data }: Chunk): boolean {
	return type === 'iTXt' && data.toString('latin1', 0, keyword.length + 1) === `${keyword}\0`;
}

/** The iTXt chunk for a credential: uncompressed, without a language (Open Badges 3.0, section 5.3.1.1). */
export function writeCredentialChunk(credential: string): Buffer {
	return makeChunk('iTXt', Buffer.from(`${keyword}\0\0\0\0\0${credential}`));
}

/** The text of such a chunk; compressed ones are read too, though nobody may write them. */
export function readCredentialChunk({ data }: Chunk): string | undefined {
	const [compressed, method] = [data[keyword.length + 1], data[keyword.length + 2]];
	const language = data.indexOf(0, keyword.length + 3);
	const translated = data.indexOf(0, language + 1);
	if (language < 0 || translated < 0) return undefined;
	const text = data.subarray(translated + 1);
	if (compressed === 0) return text.toString();
	try {
		return method === 0 ? inflateSync(text, { maxOutputLength: longestBytes }).toString() : undefined;
	} catch {
		return undefined;
	}
}
