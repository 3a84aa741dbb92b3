import { expect, test } from 'vitest';
import { clientLimit } from './client-limit.ts';

const limits = { perMinute: 100, atOnce: 2, atOnceInAll: 3 };
const done = async () => 'done';

/** Work that goes on until it is told to stop. */
function lasting() {
	const { promise, resolve } = Promise.withResolvers<string>();
	return { work: () => promise, stop: () => resolve('done') };
}

test('a client has so many at once, and others still have their place', async () => {
	const limited = clientLimit(limits);
	const [first, second] = [lasting(), lasting()];
	const working = [limited('a', first.work), limited('a', second.work)];
	expect(await limited('a', done)).toBe('busy');
	expect(await limited('b', done)).toBe('done');
	first.stop();
	await working[0];
	expect(await limited('a', done)).toBe('done');
	second.stop();
});

test('when all places are taken nobody gets one', async () => {
	const limited = clientLimit(limits);
	const all = ['a', 'b', 'c'].map((client) => ({ client, ...lasting() }));
	const working = all.map(({ client, work }) => limited(client, work));
	expect(await limited('d', done)).toBe('busy');
	for (const { stop } of all) stop();
	await Promise.all(working);
	expect(await limited('d', done)).toBe('done');
});

test('a client has so many a minute, failed ones too, and a new share in the next', async () => {
	let time = 0;
	const limited = clientLimit({ ...limits, perMinute: 2 }, () => time);
	await expect(limited('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
	expect(await limited('a', done)).toBe('done');
	expect(await limited('a', done)).toBe('busy');
	expect(await limited('b', done)).toBe('done');
	time = 60_000;
	expect(await limited('a', done)).toBe('done');
});
