import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import { expect, test } from 'vitest';
import { isPublicAddress, PrivateAddress, publicConnector } from './public-address.ts';

const PRIVATE = `127.0.0.1 127.255.255.254 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0
	0.1.2.3 192.0.0.170 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255 168.63.129.16
	:: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::7f00:1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2001::1 fc00::1 fd00:ec2::254
	fe80::1 fec0::1 ff02::1 100::1 2001:db8::1 3fff::1 5f00::1 4000::1 nonsense`.split(/\s+/);
const PUBLIC = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '193.0.6.139', '2606:4700:4700::1111', '2a00:1450:4001::65'];

test.each(PRIVATE)('%s is not public', (ip) => expect(isPublicAddress(ip)).toBe(false));
test.each(PUBLIC)('%s is public', (ip) => expect(isPublicAddress(ip)).toBe(true));

/** A name server that answers from a script, one answer for each question. */
function nameServer(...answers: string[][]) {
	let asked = 0;
	const resolve = ((_name: string, _options: object, done: (error: null, found: object[]) => void) => {
		const ips = answers[Math.min(asked++, answers.length - 1)] ?? [];
		done(
			null,
			ips.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
		);
	}) as unknown as NonNullable<Parameters<typeof publicConnector>[1]>;
	return { resolve, asked: () => asked };
}

async function serverThatCounts() {
	let connections = 0;
	const server = createServer((_request, response) => response.end('inside')).on('connection', () => connections++);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return { server, port: (server.address() as AddressInfo).port, connections: () => connections };
}

test('a name that leads inside is refused before a connection is made, and asked for only once', async () => {
	const { server, port, connections } = await serverThatCounts();
	const names = nameServer(['127.0.0.1', '::1']);
	const dispatcher = new Agent({ connect: publicConnector(false, names.resolve) });
	await expect(request(`http://rebind.test:${port}/`, { dispatcher })).rejects.toThrow(PrivateAddress);
	expect([names.asked(), connections()]).toEqual([1, 0]);
	await dispatcher.close();
	server.close();
});

test('the allowance opens one host and port, not the whole inside', async () => {
	const { server, port, connections } = await serverThatCounts();
	const names = nameServer(['127.0.0.1']);
	const other = new Agent({ connect: publicConnector([`inside.test:${port + 1}`], names.resolve) });
	await expect(request(`http://inside.test:${port}/`, { dispatcher: other })).rejects.toThrow(PrivateAddress);
	const allowed = new Agent({ connect: publicConnector([`inside.test:${port}`], names.resolve) });
	const { body } = await request(`http://inside.test:${port}/`, { dispatcher: allowed });
	expect(await body.text()).toBe('inside');
	expect(connections()).toBe(1);
	await Promise.all([other.close(), allowed.close()]);
	server.close();
});
