import { describe, expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { caseDocument } from '#lib/studio/case-document.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { callEndpoint } from '../../tests/database/call-endpoint.ts';
import { test as databaseTest } from '../../tests/database/database-test.ts';
import { GET as getCitation } from './(site)/case/[slug]/cite.[ending]/+server.ts';
import { GET as getPicture } from './cards/[slug]/quote-[shape].png/+server.ts';

const turns = [
	{ speaker: 'Åse', text: 'Hva skjedde?', startMs: 1000, endMs: 2500 },
	{ speaker: 'Per', text: 'Bussen kom.', startMs: 3000, endMs: 5000 },
	{ speaker: 'Per', text: 'Og så '.repeat(80), startMs: 6000, endMs: 20_000 },
];

const test = databaseTest.extend('site', { scope: 'file' }, async ({ db }) => {
	const save = (content: object, times: typeof turns | { text: string }[]) => {
		const document = {
			case: { language: 'nb', publishedAt: '2024-05-01T08:00:00Z', ...content },
			transcript: { language: 'nb', turns: times },
		};
		return saveCaseDocument(db, operator, caseDocument.parse(document));
	};
	const people = {
		people: [
			{ name: 'Per Li', role: 'guest' },
			{ name: 'Åse Berg', role: 'host' },
		],
	};
	const { id } = await save({ title: 'Bussen & 100 % {Kø}', number: 'C0001', ...people }, turns);
	await save({ title: 'Uten tid', number: 'C0002' }, [{ text: 'Hei.' }]);
	await save({ title: 'Utkast', number: 'C0003', status: 'draft' }, turns);
	return { db, id };
});
const slug = 'c0001-bussen-100-ko';
const params = { slug, shape: 'square' };

describe('the picture of a quote', () => {
	test('is drawn for whole sentences only', async ({ site }) => {
		const snapped = await callEndpoint(getPicture, site, '/cards/x?from=1.2&to=4', params);
		expect([snapped.status, snapped.headers.get('location')]).toEqual([302, `/cards/${slug}/quote-square.png?from=1&to=5`]);
		const picture = await callEndpoint(getPicture, site, '/cards/x?from=1&to=5', params);
		expect(picture.headers.get('content-type')).toBe('image/png');
		expect(picture.headers.get('x-page-tags')).toBe(`case:${site.id}`);
		const png = Buffer.from(await picture.arrayBuffer());
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1080]);
	});

	test('is not there for drafts, without times, for bad seconds, for too many words or in other shapes', async ({ site }) => {
		const refused = (query: string, given = {}) =>
			expect(callEndpoint(getPicture, site, `/cards/x?${query}`, { ...params, ...given })).rejects;
		await refused('from=1&to=5', { slug: 'c0003-utkast' }).toMatchObject({ status: 404 });
		await refused('from=1&to=5', { slug: 'c0002-uten-tid' }).toMatchObject({ status: 404 });
		await refused('from=5&to=1').toMatchObject({ status: 404 });
		await refused('from=6&to=20').toMatchObject({ status: 404, message: expect.stringContaining('400') });
		await refused('from=1&to=5', { shape: 'huge' }).toMatchObject({ status: 404 });
	});

	test('is not drawn for more readers at once than there is patience for', async ({ site }) => {
		const asked = Array.from({ length: 12 }, () => callEndpoint(getPicture, site, '/cards/x?from=3&to=5', params));
		const statuses = (await Promise.all(asked)).map(({ status }) => status);
		expect(statuses.filter((status) => status === 503)).toHaveLength(4);
		expect(statuses.filter((status) => status === 200)).toHaveLength(8);
	});
});

describe('a citation', () => {
	test('is a file for the programs that collect them, with its second', async ({ site }) => {
		const response = await callEndpoint(getCitation, site, '/case/x/cite.bib?t=83.4', { slug, ending: 'bib' });
		expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${slug}.bib"`);
		// It names the day: kept, it would name the wrong one.
		expect(response.headers.get('x-page-tags')).toBe('');
		const text = await response.text();
		expect(text).toContain('title = {{Bussen \\& 100 \\% \\textbraceleft{}Kø\\textbraceright{}}}');
		expect(text).toContain(`url = {https://cases.example.org/case/${slug}?t=83.4}`);
		expect(text).toMatch(/urldate = \{\d{4}-\d\d-\d\d\}/);
	});

	test('of the whole case has no second', async ({ site }) => {
		const text = await (await callEndpoint(getCitation, site, '/case/x/cite.ris', { slug, ending: 'ris' })).text();
		expect(text).toContain(`UR  - https://cases.example.org/case/${slug}\r\n`);
		expect(text).toContain('AU  - Berg, Åse\r\nAU  - Li, Per\r\n');
		expect(text).not.toContain('N1  -');
	});

	test('of a draft or in an unknown form is not found', async ({ site }) => {
		for (const given of [
			{ slug: 'c0003-utkast', ending: 'bib' },
			{ slug, ending: 'exe' },
		]) {
			await expect(callEndpoint(getCitation, site, '/case/x/cite', given)).rejects.toMatchObject({ status: 404 });
		}
	});

	test('follows a case to its new address', async ({ site }) => {
		const response = await callEndpoint(getCitation, site, '/case/x/cite.ris?t=1', { slug: 'c0001', ending: 'ris' });
		expect([response.status, response.headers.get('location')]).toEqual([301, `/case/${slug}/cite.ris?t=1`]);
	});
});
