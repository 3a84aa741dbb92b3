import { afterAll, beforeAll, expect, test } from 'vitest';
import { finishPage, sendPage, sizeOf } from './finished-page.ts';
import { openSite, type Site } from './site-fixture.ts';

const body = Buffer.from('<p>En samtale om å dele.</p>'.repeat(500));
const page = await finishPage({ headers: [['content-type', 'text/html']], tags: [], body });
let site: Site;
let grown = 0;
beforeAll(async () => {
	const handle = (...[req, res]: Parameters<Parameters<typeof openSite>[1]>) => sendPage(page, req, res, () => grown++);
	site = await openSite({ handle, invalidate() {}, clear() {} }, () => {});
});
afterAll(() => site.close());

test('only compressed bytes stay in memory, gzip once somebody wants it, made once for all who wait', async () => {
	const cold = sizeOf(page);
	expect(cold).toBeLessThan(body.length / 3);
	const replies = await Promise.all(Array.from({ length: 9 }, () => site.get('/', { 'accept-encoding': 'gzip' })));
	expect(grown).toBe(1);
	expect(new Set(replies.map((reply) => reply.body.toString('base64'))).size).toBe(1);
	expect(sizeOf(page)).toBeGreaterThan(cold);
	const warm = sizeOf(page);
	expect((await site.get('/')).body).toEqual(body);
	await site.get('/', { 'accept-encoding': 'gzip' });
	expect([grown, sizeOf(page)]).toEqual([1, warm]);
});
