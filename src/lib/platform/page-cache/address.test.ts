import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageAddress } from './address.ts';

test.each([
	['/', '/'],
	['/case/a-b', '/case/a-b'],
	['/feeds/all.xml', '/feeds/all.xml'],
	['/cases?theme=vr&year=2019', '/cases?theme=vr&year=2019'],
	['/cases?year=2019&theme=vr', '/cases?year=2019&theme=vr'],
	['/?utm_source=x', '/'],
	['/cases?utm_source=x&theme=vr&fbclid=1&&gclid', '/cases?theme=vr'],
	['/cases?xutm_source=x&fbclid2=y', '/cases?xutm_source=x&fbclid2=y'],
	['/case/x?', '/case/x'],
])('%s is kept as %s', (url, address) => {
	expect(pageAddress(url)).toBe(address);
});

test.each([
	'/c%61se/x',
	'/a/../case/x',
	'/./x',
	'//x',
	'/x//y',
	'/x/',
	'http://other.example/x',
	'*',
	'',
	'/x#y',
	'/x\\y',
	'/.well-known/x',
])('%s is not kept: another spelling of it would be the same page', (url) => expect(pageAddress(url)).toBeUndefined());

test('a kept path is the one that a browser would ask for, and keeping it again changes nothing', () => {
	const url = fc.string({ unit: fc.constantFrom(...'/.a-%2e?&=#\\;:@é_Z') }).map((rest) => `/${rest}`);
	fc.assert(
		fc.property(url, (given) => {
			const address = pageAddress(given);
			if (address === undefined) return;
			expect(pageAddress(address)).toBe(address);
			const path = address.split('?')[0] ?? '';
			expect(decodeURI(new URL(`http://x${path}`).pathname)).toBe(path);
		}),
		{ numRuns: 2_000 },
	);
});

test('a hostile path is looked at in linear time', () => {
	expect(pageAddress(`/${'a/'.repeat(8_000)}%`)).toBeUndefined();
});
