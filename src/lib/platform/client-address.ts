import type { IncomingHttpHeaders } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Set by the server itself on every request: the address of whoever sent it. */
export const clientHeader = 'x-dugnad-client';

interface Request {
	socket: { remoteAddress?: string };
	headers: IncomingHttpHeaders;
}

/** Reads `127.0.0.1, 10.0.0.0/24`; undefined when a part is neither an address nor a range. */
export function parseAddressRanges(text: string): string[] | undefined {
	const ranges = text.split(',').map((part) => part.trim());
	return ranges.every((range) => ipaddr.isValidCIDR(range) || ipaddr.isValid(range)) ? ranges.map(asRange) : undefined;
}

/**
 * The address that a request comes from. What its headers claim counts only as far as proxies that the operator named
 * have said it: the chain is walked from this end until somebody unknown.
 */
export function clientAddress({ socket, headers }: Request, proxies: readonly string[]): string {
	const claimed = String(headers['x-forwarded-for'] ?? '').split(',');
	let address = plain(socket.remoteAddress ?? '');
	while (isWithin(address, proxies)) {
		const before = plain(claimed.pop()?.trim() ?? '');
		if (before === '') break;
		address = before;
	}
	return address;
}

function asRange(text: string): string {
	return ipaddr.isValidCIDR(text) ? text : `${text}/${ipaddr.parse(text).kind() === 'ipv4' ? 32 : 128}`;
}

/** An address in one spelling, `::ffff:10.0.0.1` as 10.0.0.1; empty for what is none. */
function plain(text: string): string {
	return ipaddr.isValid(text) ? ipaddr.process(text).toString() : '';
}

function isWithin(address: string, ranges: readonly string[]): boolean {
	if (address === '') return false;
	const parsed = ipaddr.parse(address);
	return ranges.some((range) => {
		const [network, bits] = ipaddr.parseCIDR(range);
		return network.kind() === parsed.kind() && parsed.match(network, bits);
	});
}
