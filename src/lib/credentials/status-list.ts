import { gunzipSync, gzipSync } from 'node:zlib';

/** Awards per status list: the least that Bitstring Status List allows, so that an entry says little of its holder (section 6.1). */
export const listLength = 131_072;

/** How long a verifier may keep a list: a revocation is seen everywhere within that time. */
export const statusTtlMs = 300_000;

/** A list of one bit each; others' lists may be longer than ours, up to 8 million entries. */
const longestBytes = 1_048_576;

/** The list that holds an award's bit; lists are numbered from 0. */
export function listNumber(statusIndex: number): number {
	return Math.floor(statusIndex / listLength);
}

/** The place of an award's bit in its list. */
export function placeInList(statusIndex: number): number {
	return statusIndex % listLength;
}

/** Writes a list in which the bits at these places are set, as `encodedList` (Bitstring Status List, section 3.3). */
export function encodeList(places: Iterable<number>): string {
	const bytes = new Uint8Array(listLength / 8);
	for (const place of places) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | bitOf(place);
	return `u${gzipSync(bytes).toString('base64url')}`;
}

/** Reads an `encodedList`; undefined when it is none, is shorter than allowed or would expand beyond all measure. */
export function decodeList(encodedList: unknown): Uint8Array | undefined {
	if (typeof encodedList !== 'string' || encodedList.length > longestBytes * 2) return undefined;
	// Lists from before the standard was final have no multibase letter: gzip's first bytes are `H4s` in base64url.
	const text = encodedList.startsWith('u') ? encodedList.slice(1) : encodedList;
	try {
		const bytes = gunzipSync(Buffer.from(text, 'base64url'), { maxOutputLength: longestBytes });
		return bytes.length * 8 < listLength ? undefined : bytes;
	} catch {
		return undefined;
	}
}

/** Whether the bit at a place is set; undefined when the list is too short for the place. */
export function isSet(list: Uint8Array, place: number): boolean | undefined {
	if (!Number.isSafeInteger(place) || place < 0 || place >= list.length * 8) return undefined;
	return ((list[Math.floor(place / 8)] ?? 0) & bitOf(place)) !== 0;
}

/** The first place is the left-most bit of the first byte (section 3.3). */
function bitOf(place: number): number {
	return 0x80 >> (place % 8);
}
