import { expect, test } from 'vitest';
import { html, page, type Render, siteOf } from './page-cache/site-fixture.ts';
import { createPageCache, sessionCookie } from './page-cache.ts';

test('a page is rendered once and then comes from memory, the same to the byte, without its tags', async () => {
	const { get, rendered } = await siteOf();
	const [first, second] = [await get('/case/x'), await get('/case/x')];
	expect(rendered).toEqual(['GET /case/x']);
	expect(first.body.toString()).toBe(html);
	expect({ ...second, headers: { ...second.headers, date: '' } }).toEqual({ ...first, headers: { ...first.headers, date: '' } });
	expect(first.headers).toMatchObject({
		'content-type': 'text/html',
		'content-length': String(Buffer.byteLength(html)),
		'cache-control': 'public, max-age=0, must-revalidate',
		vary: 'Accept-Encoding',
	});
	expect(first.headers).not.toHaveProperty('x-page-tags');
	expect(first.headers).not.toHaveProperty('transfer-encoding');
});

test('each coding has its own strong validator and its own length', async () => {
	const { get } = await siteOf();
	const replies = await Promise.all(['br', 'gzip', 'br;q=0'].map((accepted) => get('/', { 'accept-encoding': accepted })));
	expect(replies.map((reply) => reply.headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
	expect(replies.map((reply) => reply.headers['content-length'])).toEqual(replies.map((reply) => String(reply.body.length)));
	const etags = replies.map((reply) => reply.headers.etag ?? '');
	expect(new Set(etags).size).toBe(3);
	for (const etag of etags) expect(etag).toMatch(/^"[\w-]{22}(-br|-gzip)?"$/);
	expect(Number(replies[0]?.headers['content-length'])).toBeLessThan(html.length / 10);
});

test('what is small or compressed already is sent as it is', async () => {
	const tiny = await siteOf({ render: page({}, { body: '<p>kort</p>' }) });
	const png = await siteOf({ render: page({ 'content-type': 'image/png' }, { body: Buffer.alloc(9_000, 7) }) });
	for (const { get } of [tiny, png]) {
		const { headers } = await get('/', { 'accept-encoding': 'gzip, br' });
		expect(headers).not.toHaveProperty('content-encoding');
		expect(headers).not.toHaveProperty('vary');
	}
});

test.each([
	'application/rss+xml; charset=utf-8',
	'application/xml',
	'image/svg+xml',
	'application/json',
	'application/ld+json',
	'text/vtt',
	'text/javascript',
])('%s is compressed', async (type) => {
	const { get } = await siteOf({ render: page({ 'content-type': type }) });
	expect((await get('/', { 'accept-encoding': 'br' })).headers['content-encoding']).toBe('br');
});

test('a reader who has the page is told so, cold or warm', async () => {
	const { get, cache } = await siteOf();
	const accept = { 'accept-encoding': 'br' };
	const { etag = '' } = (await get('/', accept)).headers;
	for (const header of [etag, `W/${etag}`, `"other", W/${etag}`, '*', `"a,b",${etag}`]) {
		const reply = await get('/', { ...accept, 'if-none-match': header });
		expect([header, reply.status, reply.body.length]).toEqual([header, 304, 0]);
		expect(reply.headers).toMatchObject({ etag, vary: 'Accept-Encoding', 'cache-control': 'public, max-age=0, must-revalidate' });
		expect(reply.headers).not.toHaveProperty('content-encoding');
	}
	cache.clear();
	expect((await get('/', { ...accept, 'if-none-match': etag })).status).toBe(304);
	for (const header of ['"other"', etag.replaceAll('"', ''), etag.replace('-br', '')]) {
		expect((await get('/', { ...accept, 'if-none-match': header })).status).toBe(200);
	}
	expect((await get('/', { 'if-none-match': etag })).status).toBe(200);
});

test('HEAD says what GET would, cold and warm, and what it renders serves GET too', async () => {
	const { get, rendered } = await siteOf();
	const heads = [await get('/', {}, 'HEAD'), await get('/', {}, 'HEAD')];
	const whole = await get('/');
	for (const head of heads) {
		expect(head.body).toHaveLength(0);
		expect({ ...head.headers, date: '' }).toEqual({ ...whole.headers, date: '' });
	}
	expect(whole.body.toString()).toBe(html);
	expect(rendered).toHaveLength(1);
});

test('an answer to HEAD without its body is not taken for the page', async () => {
	const { get } = await siteOf({
		render(req, res) {
			res.setHeader('x-page-tags', 'a');
			res.end(req.method === 'HEAD' ? undefined : html);
		},
	});
	expect((await get('/', {}, 'HEAD')).headers['content-length']).toBe(String(Buffer.byteLength(html)));
	expect((await get('/')).body.toString()).toBe(html);
});

test.each<[string, Render]>([
	['without tags', page({ 'x-page-tags': '' })],
	['that was not found', page({}, { status: 404 })],
	['that failed', page({}, { status: 500 })],
	['that sets a cookie', page({ 'set-cookie': 'a=b' })],
	['for one reader', page({ 'cache-control': 'private' })],
	['that must not be stored', page({ 'cache-control': 'no-store' })],
	['that depends on the reader', page({ vary: 'Accept-Encoding, Cookie' })],
	['that is coded already', page({ 'content-encoding': 'zstd' })],
])('an answer %s is passed on and not kept', async (_, render) => {
	const { get, rendered } = await siteOf({ render });
	const [first] = [await get('/'), await get('/')];
	expect(rendered).toHaveLength(2);
	expect(first?.body.toString()).toBe(html);
	expect(first?.headers).not.toHaveProperty('x-page-tags');
});

test("a route's own cache-control stays", async () => {
	const { get } = await siteOf({ render: page({ 'cache-control': 'public, max-age=300' }) });
	expect([await get('/'), await get('/')].map((reply) => reply.headers['cache-control'])).toEqual(
		Array(2).fill('public, max-age=300'),
	);
});

test.each<Record<string, string>>([{ cookie: `a=b; ${sessionCookie}=secret` }, { authorization: 'Bearer secret' }])(
	'who comes with %j is neither shown a kept page nor kept',
	async (credentials) => {
		const { get, rendered } = await siteOf();
		const own = await get('/', credentials);
		await get('/');
		await get('/', credentials);
		expect(rendered).toHaveLength(3);
		expect(own.headers['cache-control']).toBe('private, no-cache');
		expect(own.headers).not.toHaveProperty('x-page-tags');
		await get('/', { cookie: 'colour=dark' });
		expect(rendered).toHaveLength(3);
	},
);

test('a form is never answered from memory', async () => {
	const { get, rendered } = await siteOf();
	await get('/');
	await get('/', {}, 'POST');
	expect(rendered).toEqual(['GET /', 'POST /']);
});

test('without memory nothing is kept, and still no tag leaves', async () => {
	const { get, rendered } = await siteOf({ cache: createPageCache({ maxBytes: 0 }) });
	const [first] = [await get('/'), await get('/')];
	expect(rendered).toHaveLength(2);
	expect(first?.headers).not.toHaveProperty('x-page-tags');
	expect(first?.headers).not.toHaveProperty('cache-control');
});

test('a change takes the pages that depend on it and no others', async () => {
	const { get, rendered, cache } = await siteOf({
		render: (req, res) => page({ 'x-page-tags': `list case:${req.url?.slice(1)}` })(req, res),
	});
	for (const path of ['/1', '/12']) await get(path);
	cache.invalidate(['case:1', 'case:99']);
	for (const path of ['/1', '/12']) await get(path);
	expect(rendered).toEqual(['GET /1', 'GET /12', 'GET /1']);
	cache.invalidate(['list']);
	for (const path of ['/1', '/12']) await get(path);
	expect(rendered).toHaveLength(5);
});

test('what is added to links elsewhere makes no page of its own, and the page cannot see it', async () => {
	const { get, rendered } = await siteOf();
	for (const path of ['/case/x?utm_source=a&fbclid=b', '/case/x', '/case/x?gclid=1']) await get(path);
	expect(rendered).toEqual(['GET /case/x']);
	await get('/c%61se/x');
	await get('/c%61se/x');
	expect(rendered).toHaveLength(3);
});

test('made-up queries push out queries, not pages', async () => {
	const { get, rendered } = await siteOf({ cache: createPageCache({ maxBytes: 40_000 }) });
	await get('/');
	for (let made = 0; made < 100; made++) await get(`/?q=${made}`);
	await get('/');
	expect(rendered).toHaveLength(101);
	await get('/?q=0');
	expect(rendered).toHaveLength(102);
});

test('the name that a request came in by counts where the site has none of its own', async () => {
	const render: Render = (req, res) => page({}, { body: `${req.headers.host}` })(req, res);
	const named = await siteOf({ render, cache: createPageCache({ maxBytes: 1e6, anyHost: true }) });
	expect((await named.get('/b', { host: 'a' })).body.toString()).toBe('a');
	expect((await named.get('/b', { host: 'c' })).body.toString()).toBe('c');
	await named.get('/a/b', { host: 'x' });
	expect((await named.get('/b', { host: 'x/a' })).body.toString()).toBe('x/a');
	const one = await siteOf({ render });
	for (const host of ['a', 'b']) expect((await one.get('/', { host })).body.toString()).toBe('a');
});
