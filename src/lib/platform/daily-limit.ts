import { createHmac, randomBytes } from 'node:crypto';
import ipaddr from 'ipaddr.js';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Lets the same happen so many times a day (or another time), to keep counts honest without knowing whom they count: what
 * is remembered are hashes, in this process's memory only, by a key that is thrown away with them when the time is over.
 * While as many are remembered as may be, nobody new is let through.
 */
export function dailyLimit(most: number, everyMs = dayMs, mostRemembered = 100_000): (...what: string[]) => boolean {
	let key: Buffer | undefined;
	const seen = new Map<string, number>();
	const forget = () => {
		key = undefined;
		seen.clear();
	};
	const begin = () => {
		// Not at the next question only: that may be long in coming.
		setTimeout(forget, everyMs).unref();
		return randomBytes(32);
	};
	return (...what) => {
		key ??= begin();
		const hash = createHmac('sha256', key).update(JSON.stringify(what)).digest('base64url');
		const times = seen.get(hash) ?? 0;
		if (times >= most || (times === 0 && seen.size >= mostRemembered)) return false;
		seen.set(hash, times + 1);
		return true;
	};
}

/** What one household has in common: all of an IPv4 address, the first half of an IPv6 one. */
export function networkOf(address: string): string {
	if (!ipaddr.IPv6.isValid(address)) return address;
	return ipaddr.IPv6.parse(address).parts.slice(0, 4).join(':');
}
