import { once } from 'node:events';
import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { heldRender, html, page, type Render, siteOf, until } from './page-cache/site-fixture.ts';
import type { PageCache } from './page-cache.ts';

test('a hundred readers of a cold page, whatever they accept, cost one render', async () => {
	const { render, go } = heldRender();
	const { get, rendered, isAsked } = await siteOf({ render });
	const accepted = ['br', 'gzip', 'identity', 'gzip, br', ''];
	const replies = Array.from({ length: 100 }, (_, at) => get('/', { 'accept-encoding': accepted[at % 5] ?? '' }));
	await isAsked(100);
	go();
	for (const reply of await Promise.all(replies)) expect(decoded(reply).toString()).toBe(html);
	expect(rendered).toHaveLength(1);
});

test.each<[string, (cache: PageCache) => void]>([
	['a change', (cache) => cache.invalidate(['case:1'])],
	['a lost connection', (cache) => cache.clear()],
])('%s during a render leaves no stale page, and later readers do not join that render', async (_, change) => {
	let body = 'old';
	const { render, go, isHeld } = heldRender(() => page({}, { body }));
	const { get, cache, isAsked, rendered } = await siteOf({ render });
	const early = get('/');
	await isHeld(1);
	body = 'new';
	change(cache);
	const late = get('/');
	await isHeld(2);
	go(1);
	expect((await early).body.toString()).toBe('old');
	const latest = get('/');
	await isAsked(3);
	go(1);
	expect((await late).body.toString()).toBe('new');
	expect((await latest).body.toString()).toBe('new');
	expect(rendered).toHaveLength(2);
});

test('a page that changes while another coding of it is made does not come back', async () => {
	let body = `old ${html}`;
	const { get, cache, rendered } = await siteOf({ render: (req, res) => page({}, { body })(req, res) });
	await get('/', { 'accept-encoding': 'br' });
	body = `new ${html}`;
	const { handle } = cache;
	cache.handle = (req, res, render) => {
		handle(req, res, render);
		cache.invalidate(['list']);
	};
	await get('/', { 'accept-encoding': 'gzip' });
	cache.handle = handle;
	expect((await get('/')).body.toString()).toBe(body);
	expect(rendered).toHaveLength(2);
});

test('when a render fails, those who waited for it render by themselves', async () => {
	const answers = [page({}, { status: 500 }), page(), page({}, { status: 404 })];
	const { render, go, isHeld } = heldRender(() => answers.shift() ?? page());
	const { get, isAsked } = await siteOf({ render });
	const replies = [get('/'), get('/'), get('/')];
	await isAsked(3);
	await isHeld(1);
	go();
	await isHeld(2);
	go();
	expect((await Promise.all(replies)).map((reply) => reply.status).sort()).toEqual([200, 404, 500]);
});

test('a reader who leaves does not take the page from those who wait for the same', async () => {
	const { render, go, isHeld } = heldRender();
	const { get, port, rendered, isAsked } = await siteOf({ render });
	const leaving = connect(port, '127.0.0.1').on('error', () => {});
	leaving.write('GET /x HTTP/1.1\r\nHost: x\r\n\r\n');
	await isHeld(1);
	const waiting = [get('/x'), get('/x')];
	await isAsked(3);
	leaving.destroy();
	await isHeld(2);
	go();
	for (const reply of await Promise.all(waiting)) expect(reply.body.toString()).toBe(html);
	expect((await get('/x')).body.toString()).toBe(html);
	expect(rendered).toHaveLength(2);
});

test('for readers who left while they waited nothing is rendered', async () => {
	const { render, go, isHeld } = heldRender(() => page({}, { status: 500 }));
	const { get, port, rendered, isAsked, isOver } = await siteOf({ render });
	const first = get('/x');
	await isHeld(1);
	const leaving = connect(port, '127.0.0.1').on('error', () => {});
	leaving.write('GET /x HTTP/1.1\r\nHost: x\r\n\r\n');
	await isAsked(2);
	leaving.destroy();
	await isOver(1);
	go();
	await first;
	expect(rendered).toEqual(['GET /x']);
});

test('a large answer is streamed as fast as its reader reads, and not kept', async () => {
	const chunk = Buffer.alloc(64 * 1024, 'a');
	let written = 0;
	const render: Render = async (_, res) => {
		res.setHeader('x-page-tags', 'a');
		for (let count = 0; count < 800; count++) {
			written += chunk.length;
			if (!res.write(chunk)) await once(res, 'drain');
		}
		res.end();
	};
	const { port, get, rendered } = await siteOf({ render });
	const slow = connect(port, '127.0.0.1').pause();
	slow.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
	await until(() => written > 8.45e6);
	let before = -1;
	while (before !== written) {
		before = written;
		for (let turn = 0; turn < 200; turn++) await nextTurn();
	}
	expect(written).toBeLessThan(40e6);
	slow.resume();
	await once(slow, 'end');
	expect(written).toBe(800 * chunk.length);
	expect((await get('/')).body).toHaveLength(800 * chunk.length);
	expect(rendered).toHaveLength(2);
});

function decoded({ headers, body }: { headers: { 'content-encoding'?: string }; body: Buffer }): Buffer {
	if (headers['content-encoding'] === 'br') return brotliDecompressSync(body);
	return headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
}
