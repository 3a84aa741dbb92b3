import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { Invalid } from './errors.ts';
import { Interrupted } from './fetch-failure.ts';
import { type FetchOptions, safeFetch } from './safe-fetch.ts';

const open: (Server | TcpServer)[] = [];
afterEach(() => {
	for (const server of open.splice(0)) {
		if ('closeAllConnections' in server) server.closeAllConnections();
		server.close();
	}
});

async function listen<S extends Server | TcpServer>(server: S): Promise<{ port: number; host: string; base: string }> {
	open.push(server);
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	return { port, host: `127.0.0.1:${port}`, base: `http://127.0.0.1:${port}` };
}

const serve = (listener: RequestListener) => listen(createServer(listener));

async function fetchText(address: string, options: Partial<FetchOptions> = {}) {
	const answer = await safeFetch(address, { maxBytes: 100_000, timeoutMs: 5_000, allowPrivate: true, ...options });
	const chunks: Uint8Array[] = [];
	for await (const chunk of answer.body) chunks.push(chunk);
	return { ...answer, text: Buffer.concat(chunks).toString() };
}

test('gives status, headers, the last address and the decompressed body', async () => {
	const { base } = await serve((request, response) => {
		if (request.url === '/old') return response.writeHead(302, { location: '/new' }).end();
		response.writeHead(200, { 'content-encoding': 'gzip', etag: '"a"' }).end(gzipSync('hei på deg'));
	});
	const answer = await fetchText(`${base}/old`);
	expect(answer).toMatchObject({ status: 200, url: `${base}/new`, text: 'hei på deg', headers: { etag: '"a"' } });
});

test('refuses every way of writing a private address, and nobody is asked', async () => {
	let asked = 0;
	const { port } = await serve((_request, response) => {
		asked++;
		response.end();
	});
	const hosts = [
		'127.0.0.1',
		'localhost',
		'[::1]',
		'[::ffff:127.0.0.1]',
		'2130706433',
		'0x7f.1',
		'0177.0.0.1',
		'127.1',
		'0.0.0.0',
		'[::]',
	];
	for (const host of hosts) {
		const attempt = fetchText(`http://${host}:${port}/feed`, { allowPrivate: false });
		await expect(attempt, host).rejects.toThrow(
			/http:\/\/.*feed was not fetched: it leads to .*, which is not a public address\./,
		);
	}
	expect(asked).toBe(0);
});

test('a redirect from an allowed host to a private one is refused, and the private one is not asked', async () => {
	let asked = 0;
	const inside = await serve((_request, response) => {
		asked++;
		response.end('secret');
	});
	for (const target of [
		inside.base,
		`http://localhost:${inside.port}`,
		`//127.0.0.1:${inside.port}`,
		`http://[::ffff:7f00:1]:${inside.port}/`,
	]) {
		const outside = await serve((_request, response) => response.writeHead(301, { location: target }).end());
		const attempt = fetchText(outside.base, { allowPrivate: [outside.host] });
		await expect(attempt, target).rejects.toThrow(Invalid);
		await expect(attempt, target).rejects.toThrow('not a public address');
	}
	expect(asked).toBe(0);
});

test.each([
	['file:///etc/passwd', 'only http and https'],
	['ftp://example.org/a', 'only http and https'],
	['http://user:secret@example.org/a', 'user name or password'],
	['not an address', 'not an address'],
])('%s is refused in a sentence', async (address, reason) => {
	await expect(fetchText(address)).rejects.toThrow(reason);
	await expect(fetchText(address)).rejects.not.toThrow('secret');
	const { base } = await serve((_request, response) => response.writeHead(302, { location: address }).end());
	if (address.includes('://')) await expect(fetchText(base)).rejects.toThrow(reason);
});

test('stops after five redirects and drops secrets when the host changes', async () => {
	const { base } = await serve((request, response) => {
		const hop = Number(request.url?.slice(1));
		if (hop > 0) return response.writeHead(307, { location: `/${hop - 1}` }).end();
		response.end(JSON.stringify(request.headers));
	});
	expect((await fetchText(`${base}/5`)).status).toBe(200);
	await expect(fetchText(`${base}/6`)).rejects.toThrow(`${base}/6 was not fetched: it redirects more than 5 times.`);
	const elsewhere = await serve((_request, response) => response.writeHead(302, { location: `${base}/0` }).end());
	const { text } = await fetchText(elsewhere.base, {
		headers: { authorization: 'Bearer s', cookie: 'c=1', 'if-none-match': '"x"' },
	});
	expect(JSON.parse(text)).toMatchObject({ 'if-none-match': '"x"' });
	expect(text).not.toMatch(/Bearer|c=1/);
});

test('conditional requests pass through', async () => {
	const { base } = await serve((request, response) => {
		response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 200, { etag: '"v1"' }).end();
	});
	expect(await fetchText(base, { headers: { 'if-none-match': '"v1"' } })).toMatchObject({ status: 304, text: '' });
});

test('an endless body stops at the limit', async () => {
	let closed = false;
	const { base } = await serve((_request, response) => {
		const pour = () => {
			while (!response.destroyed && response.write(Buffer.alloc(16_384)));
		};
		response.on('drain', pour).on('close', () => {
			closed = true;
		});
		pour();
	});
	await expect(fetchText(base)).rejects.toThrow(`${base}/ was given up: it is longer than the 100000 bytes allowed.`);
	await expect.poll(() => closed).toBe(true);
});

test('an answer that nobody reads can be let go', async () => {
	let closed = false;
	const { base } = await serve((_request, response) => {
		response.on('close', () => {
			closed = true;
		});
		response.writeHead(404).write('x');
	});
	const answer = await safeFetch(base, { maxBytes: 100, timeoutMs: 5_000, allowPrivate: true });
	answer.close();
	await expect.poll(() => closed).toBe(true);
});

test('a length that is announced as too long is refused before the body', async () => {
	const { base } = await serve((_request, response) => response.writeHead(200, { 'content-length': 100_001 }).write('x'));
	await expect(fetchText(base)).rejects.toThrow('longer than the 100000 bytes');
});

test('a gzip bomb stops at the limit of what it unpacks to, and so do endless empty gzip members', async () => {
	const bomb = gzipSync(Buffer.alloc(50_000_000));
	const empty = Buffer.concat(Array.from({ length: 10_000 }, () => gzipSync('')));
	for (const body of [bomb, empty]) {
		const { base } = await serve((_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body));
		await expect(fetchText(base)).rejects.toThrow('longer than the 100000 bytes');
	}
});

test('unknown, damaged and cut compression are sentences', async () => {
	const cut = gzipSync(Buffer.alloc(5_000)).subarray(0, 20);
	for (const [encoding, body, reason] of [
		['zip', 'x', 'compressed as "zip"'],
		['constructor', 'x', 'compressed as "constructor"'],
		['gzip', 'not gzip', 'its compressed body is damaged'],
		['gzip', cut, 'its compressed body is damaged'],
	] as const) {
		const { base } = await serve((_request, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body));
		await expect(fetchText(base), encoding).rejects.toThrow(reason);
	}
});

test('slow headers, a pause in the body and a body that drips all end', async () => {
	const silent = await serve(() => {});
	await expect(fetchText(silent.base, { headerTimeoutMs: 200 })).rejects.toThrow('the answer did not begin in time');
	const pausing = await serve((_request, response) => response.write('x'));
	await expect(fetchText(pausing.base, { idleTimeoutMs: 200 })).rejects.toThrow('it stopped sending');
	const dripping = await serve((_request, response) => {
		const timer = setInterval(() => response.write('x'), 20);
		response.on('close', () => clearInterval(timer));
	});
	await expect(fetchText(dripping.base, { timeoutMs: 400 })).rejects.toThrow('took longer than the time allowed');
	const drippingHeaders = await listen(
		createTcpServer((socket) => {
			socket.write('HTTP/1.1 200 OK\r\n');
			const timer = setInterval(() => socket.write('x-a: b\r\n'), 20);
			socket.on('close', () => clearInterval(timer)).on('error', () => {});
		}),
	);
	await expect(fetchText(drippingHeaders.base, { timeoutMs: 400 })).rejects.toThrow(Interrupted);
});

test('a wrong content-length, a closed port and a server of something else are sentences', async () => {
	const short = await listen(createTcpServer((socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\nshort')));
	await expect(fetchText(short.base)).rejects.toThrow(/could not be fetched: the connection broke off/);
	await expect(fetchText(short.base)).rejects.toThrow(Interrupted);
	const mail = await listen(createTcpServer((socket) => socket.end('220 mail ready\r\n')));
	await expect(fetchText(mail.base)).rejects.toThrow('what answers there is not a web server');
	await expect(fetchText('http://127.0.0.1:1/')).rejects.toThrow(
		'http://127.0.0.1:1/ could not be fetched: the connection was refused.',
	);
	await expect(fetchText('http://does-not-exist.invalid/')).rejects.toThrow(
		/does-not-exist.invalid\/ could not be fetched: its host name/,
	);
});
