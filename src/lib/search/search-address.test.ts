import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSearch, searchAddress, searchFeedAddress, searchParameters } from './search-address.ts';

const read = (query: string) => readSearch(new URLSearchParams(query));

it('reads words, filters, order and page, and writes them back', () => {
	const address = '?q=grøn+straum&theme=energi&year=2024&page=2&sort=date';
	const request = read(address);
	expect(request).toEqual({ query: 'grøn straum', filter: { theme: 'energi', year: 2024 }, sort: 'date', page: 2 });
	expect(decodeURIComponent(searchAddress('nn', request))).toBe(`/nn/search${address}`);
	expect(decodeURIComponent(searchFeedAddress(request))).toBe('/feeds/search.xml?q=grøn+straum&theme=energi&year=2024');
});

it('keeps the address short, and has none for nothing', () => {
	expect(searchParameters(read('q=%20buss%20%0A%09tur&sort=relevance&page=1&theme=%3Cb%3E'))).toBe('?q=buss+tur');
	expect(searchParameters(read('q=+&theme=energi&page=3'))).toBe('');
});

it('reads back whatever it writes', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), (query) => {
			const request = read(`q=${encodeURIComponent(query.toWellFormed())}`);
			expect(read(searchParameters(request))).toEqual(request);
		}),
	);
});
