import { expect, test } from 'vitest';
import { type FinishedPage, finishPage, sizeOf } from './finished-page.ts';
import { createPageStore } from './page-store.ts';

const pageOf = (tags: string[], bytes = 5_000): Promise<FinishedPage> =>
	finishPage({ headers: [['content-type', 'image/png']], tags, body: Buffer.alloc(bytes) });

test('the least recently used page makes room', async () => {
	const page = await pageOf(['a']);
	const store = createPageStore(3.5 * sizeOf(page));
	for (const address of ['/1', '/2', '/3']) store.set(address, page);
	store.get('/1');
	store.set('/4', page);
	expect(['/1', '/2', '/3', '/4'].filter((address) => store.get(address))).toEqual(['/1', '/3', '/4']);
});

test('a page that has grown is counted anew', async () => {
	const [small, growing] = [await pageOf(['a']), await pageOf(['b'])];
	const store = createPageStore(3 * sizeOf(small));
	store.set('/small', small);
	store.set('/growing', growing);
	growing.replies = (await pageOf([], 12_000)).replies;
	store.set('/growing', growing);
	expect(store.get('/small')).toBeUndefined();
	expect(store.get('/growing')).toBe(growing);
});

test('a page that is larger than the store is not kept, and pushes nothing out', async () => {
	const [small, large] = [await pageOf(['a']), await pageOf(['a'], 50_000)];
	const store = createPageStore(2 * sizeOf(small));
	store.set('/small', small);
	store.set('/large', large);
	expect(store.get('/large')).toBeUndefined();
	expect(store.get('/small')).toBe(small);
});

test('a tag takes exactly its pages, and their room is free again', async () => {
	const page = await pageOf(['case:1', 'list']);
	const other = await pageOf(['case:2']);
	const store = createPageStore(2.5 * sizeOf(page));
	store.set('/1', page);
	store.set('/2', other);
	store.deleteTagged('list');
	store.deleteTagged('case:12');
	expect(store.get('/1')).toBeUndefined();
	store.set('/3', other);
	expect(store.get('/2')).toBe(other);
	store.clear();
	expect(store.get('/3')).toBeUndefined();
});
