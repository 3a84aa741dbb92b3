import { expect, test } from 'vitest';
import { clientAddress, parseAddressRanges } from './client-address.ts';

const request = (remoteAddress: string | undefined, forwarded?: string) => ({
	socket: { ...(remoteAddress !== undefined && { remoteAddress }) },
	headers: { 'x-forwarded-for': forwarded },
});
const proxies = parseAddressRanges('127.0.0.1, 10.0.0.0/8, 2001:db8::1') ?? [];

test.each([
	['nobody is believed unless the operator says so', '203.0.113.7', '198.51.100.1', [], '203.0.113.7'],
	['a stranger is not believed', '203.0.113.7', '198.51.100.1', proxies, '203.0.113.7'],
	['a proxy is', '127.0.0.1', '198.51.100.1', proxies, '198.51.100.1'],
	['as far as proxies go', '::ffff:127.0.0.1', '1.2.3.4, 198.51.100.1, 10.1.2.3', proxies, '198.51.100.1'],
	['a proxy that says nothing is who it is', '10.1.2.3', undefined, proxies, '10.1.2.3'],
	['nor does nonsense count', '10.1.2.3', '198.51.100.1, <script>', proxies, '10.1.2.3'],
	['IPv6', '2001:db8::1', '2001:db8:ffff::2', proxies, '2001:db8:ffff::2'],
	['IPv4 in IPv6', '::ffff:203.0.113.7', undefined, [], '203.0.113.7'],
	['somebody who has left', undefined, '198.51.100.1', proxies, ''],
] as const)('%s', (_what, remote, forwarded, trusted, expected) => {
	expect(clientAddress(request(remote, forwarded), trusted)).toBe(expected);
});

test('ranges are addresses with or without a length, and nothing else', () => {
	expect(parseAddressRanges('127.0.0.1,::1, 10.0.0.0/24')).toEqual(['127.0.0.1/32', '::1/128', '10.0.0.0/24']);
	for (const wrong of ['', 'localhost', '10.0.0.0/33', '127.0.0.1,', '*']) expect(parseAddressRanges(wrong)).toBeUndefined();
});
