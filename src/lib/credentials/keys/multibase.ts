import { decodeBase58, encodeBase58 } from './base58.ts';

/** Longer values are no key and no signature of any kind that is known here. */
const longest = 500;

/** Writes bytes as multibase in base58btc: `z…`. */
export function encodeMultibase(bytes: Uint8Array): string {
	return `z${encodeBase58(bytes)}`;
}

/** Reads multibase in base58btc (`z`) or base64url (`u`); undefined when it is neither, or longer than keys and signatures are. */
export function decodeMultibase(text: unknown): Uint8Array | undefined {
	if (typeof text !== 'string' || text.length > longest) return undefined;
	if (text.startsWith('z')) return decodeBase58(text.slice(1));
	return /^u[\w-]*$/.test(text) ? Buffer.from(text.slice(1), 'base64url') : undefined;
}
