import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

/**
 * Which private addresses may be fetched: none (`false`), all (`true`), or those of these `host:port` pairs
 * (an operator's intranet). The host is written as in the address: `[::1]:8080`, `feeds.intranet:80`.
 */
export type PrivateAllowance = boolean | readonly string[];

/** Somebody asked for a host that only machines inside the operator's network can reach. */
export class PrivateAddress extends Error {
	readonly ips: readonly string[];

	constructor(ips: readonly string[]) {
		super(`${ips.join(', ')} is not a public address`);
		this.ips = ips;
	}
}

// Azure answers its machines with their secrets here, though the address looks public.
const METADATA = ['168.63.129.16'];
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Whether an IP address is reachable by everybody, so that fetching it gives away nothing from the inside. */
export function isPublicAddress(ip: string): boolean {
	if (!ipaddr.isValid(ip) || METADATA.includes(ip)) return false;
	const parsed = ipaddr.parse(ip);
	// IPv4 inside IPv6 (mapped, NAT64, 6to4, Teredo) has ranges of its own in ipaddr.js and is never `unicast`.
	if (parsed.range() !== 'unicast') return false;
	return !(parsed instanceof ipaddr.IPv6) || parsed.match(GLOBAL_IPV6);
}

type Resolver = typeof lookup;

/**
 * Makes undici's connector refuse hosts that are not public. The answer that is checked is the one that is
 * connected to: there is no second look-up that could answer differently (DNS rebinding).
 */
export function publicConnector(allowance: PrivateAllowance, resolve: Resolver = lookup): buildConnector.connector {
	// Redirects and resumed ranges are plain HTTP/1.1 business; one protocol, one set of limits.
	const settings = { allowH2: false, timeout: 10_000 };
	const anywhere = buildConnector({ ...settings, lookup: resolve as LookupFunction });
	const publicOnly = buildConnector({ ...settings, lookup: publicLookup(resolve) });
	return (options, done) => {
		if (isAllowed(allowance, options)) return anywhere(options, done);
		// Literal addresses never reach the look-up.
		if (isIP(options.hostname) && !isPublicAddress(options.hostname)) return done(new PrivateAddress([options.hostname]), null);
		return publicOnly(options, done);
	};
}

function isAllowed(allowance: PrivateAllowance, { hostname, port, protocol }: buildConnector.Options): boolean {
	if (typeof allowance === 'boolean') return allowance;
	const host = isIP(hostname) === 6 ? `[${hostname}]` : hostname;
	return allowance.includes(`${host}:${port || (protocol === 'https:' ? 443 : 80)}`);
}

function publicLookup(resolve: Resolver): LookupFunction {
	return (hostname, options: LookupOptions, done) => {
		resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
			if (error) return done(error, '');
			const open = found.filter(({ address }) => isPublicAddress(address));
			const [first] = open;
			if (!first) return done(new PrivateAddress(found.map(({ address }) => address)), '');
			return options.all ? done(null, open) : done(null, first.address, first.family);
		});
	};
}
