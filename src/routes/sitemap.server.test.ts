import { expect } from 'vitest';
import { callEndpoint } from '../../tests/database/call-endpoint.ts';
import { test } from '../../tests/database/database-test.ts';
import { storeCase } from '../../tests/database/make-case.ts';
import { makeManyCases } from '../../tests/database/make-many-cases.ts';
import { GET as getHumans } from './humans.txt/+server.ts';
import { GET as getRobots } from './robots.txt/+server.ts';
import { GET as getIndex } from './sitemap.xml/+server.ts';
import { GET as getPart } from './sitemaps/[part].xml/+server.ts';

const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address ?? '');

test('the sitemap leads to every public page in every language, in parts', async ({ db }) => {
	const { slug } = await storeCase(db, {
		title: 'Vinden',
		themes: ['Vind'],
		goals: [7],
		people: [{ name: 'Liv', role: 'guest' }],
	});
	await storeCase(db, { title: 'Utkast', status: 'draft', themes: ['Hemmelig'] });
	await makeManyCases(db, 6001);

	const index = await (await callEndpoint(getIndex, { db }, '/sitemap.xml')).text();
	const parts = locations(index).map((address) => address.replace(/^https:\/\/cases\.example\.org\/sitemaps\/(.*)\.xml$/, '$1'));
	expect(parts).toEqual(['cases-0', 'cases-1', 'cases-2', 'pages-0']);
	const addresses = await Promise.all(
		parts.map(async (part) => locations(await (await callEndpoint(getPart, { db }, '/sitemaps/x', { part })).text())),
	);
	expect(Math.max(...addresses.map((list) => list.length))).toBeLessThanOrEqual(10_000);
	const all = addresses.flat();
	expect(new Set(all).size).toBe(all.length);
	expect(all.filter((address) => address.includes('/case/'))).toHaveLength(3 * 6002);
	for (const path of [`/case/${slug}`, `/en/case/${slug}`, '/nn', '/theme/vind', '/person/liv', '/goal/7', '/nn/about']) {
		expect(all).toContain(`https://cases.example.org${path}`);
	}
	expect(all.filter((address) => /utkast|hemmelig|goal\/8/.test(address))).toEqual([]);
});

test('a part that is not there is not an empty file', async ({ db }) => {
	for (const part of ['cases-99', 'pages-9', 'x', 'cases-', 'cases-1x']) {
		await expect(callEndpoint(getPart, { db }, '/sitemaps/x', { part })).rejects.toMatchObject({ status: 404 });
	}
});

test('robots are shown the sitemap and kept from searches and embedded pages', async ({ db }) => {
	const robots = await (await callEndpoint(getRobots, { db }, '/robots.txt')).text();
	expect(robots).toContain('\nSitemap: https://cases.example.org/sitemap.xml\n');
	expect(robots).toContain('\nDisallow: /nn/search\n');
	expect(robots).toContain('\nDisallow: /embed/\n');
	expect(await (await callEndpoint(getHumans, { db }, '/humans.txt')).text()).toContain('Testdugnad');
});
