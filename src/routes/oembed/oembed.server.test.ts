import { expect } from 'vitest';
import { callEndpoint } from '../../../tests/database/call-endpoint.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { GET } from './+server.ts';

const ask = (page: string, more = '') => `/oembed?url=${encodeURIComponent(page)}${more}`;

test('tells how to show a case, by each of its addresses', async ({ db }) => {
	const { slug } = await storeCase(db, { title: 'Vind & vann', number: 'C0001', people: [{ name: 'Liv Gjest', role: 'guest' }] });
	const pages = {
		[`/case/${slug}`]: `/embed/${slug}`,
		[`/en/case/${slug}?t=3`]: `/en/embed/${slug}`,
		'/nn/case/c0001': `/nn/embed/${slug}`,
	};
	for (const [page, embedded] of Object.entries(pages)) {
		const response = await callEndpoint(GET, { db }, ask(`https://cases.example.org${page}`));
		expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
		expect(response.headers.get('x-page-tags')).toMatch(/^case:\d+$/);
		const { title, author_name, html } = (await response.json()) as Record<string, string>;
		expect([title, author_name]).toEqual(['Vind & vann', 'Liv Gjest']);
		expect(html).toContain(`src="https://cases.example.org${embedded}"`);
	}
});

test('answers in XML, and within the room that there is', async ({ db }) => {
	const page = 'https://cases.example.org/case/c0001';
	const xml = await callEndpoint(GET, { db }, ask(page, '&format=xml&maxwidth=300'));
	expect(xml.headers.get('content-type')).toBe('text/xml; charset=utf-8');
	expect(await xml.text()).toMatch(/<title>Vind &amp; vann<\/title>[\s\S]*<width>300<\/width>/);
	expect((await callEndpoint(GET, { db }, ask(page, '&format=yaml'))).status).toBe(501);
});

test('knows no other pages and no other sites', async ({ db }) => {
	await storeCase(db, { title: 'Utkast', number: 'C0002', status: 'draft' });
	const strangers = [
		'https://elsewhere.example/case/c0001',
		'https://cases.example.org/cases',
		'https://cases.example.org/case/c0002',
		'c0001',
	];
	for (const page of strangers) await expect(callEndpoint(GET, { db }, ask(page))).rejects.toMatchObject({ status: 404 });
	await expect(callEndpoint(GET, { db }, '/oembed')).rejects.toMatchObject({ status: 400, field: 'url' });
});
