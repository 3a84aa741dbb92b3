import { expect, it } from 'vitest';
import { changeFilter, filterAddress, readFilter, readPage } from './filter-address.ts';

const read = (query: string) => readFilter(new URLSearchParams(query));

it('reads back what it writes', () => {
	const filter = { theme: 'helse', person: 'kari-nordmann', goal: 3, year: 2024, language: 'nn', form: 'read' } as const;
	expect(read(filterAddress('nn', filter).split('?')[1] ?? '')).toEqual(filter);
});

it('keeps the address short', () => {
	expect(filterAddress('nb', {})).toBe('/cases');
	expect(filterAddress('en', { theme: 'helse' }, 2)).toBe('/en/cases?theme=helse&page=2');
	expect(filterAddress('nb', changeFilter({ theme: 'helse', year: 2020 }, 'theme', undefined))).toBe('/cases?year=2020');
});

it('leaves out what cannot be a filter', () => {
	expect(read("theme=<script>&goal=18&year=2e3&form=smell&language='&page=2&person=%00")).toEqual({});
	expect([readPage(new URLSearchParams('page=-1')), readPage(new URLSearchParams('page=7'))]).toEqual([1, 7]);
});
