import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Member, operator } from '#lib/accounts/viewer.ts';
import { storeFile } from '#lib/media/store-file.server.ts';
import type { SiteSettings } from '#lib/platform/site-settings.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { caseDocument } from '#lib/studio/case-document.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { callEndpoint } from '../../tests/database/call-endpoint.ts';
import { test as databaseTest } from '../../tests/database/database-test.ts';
import { openMoment } from './(site)/case/[slug]/moment/open-moment.ts';
import { GET as getCase } from './api/v1/cases/[slug]/+server.ts';
import { GET as getFeed } from './feeds/all.xml/+server.ts';
import { GET as getMedia } from './media/[...key]/+server.ts';
import { GET as getRobots } from './robots.txt/+server.ts';

const members: SiteSettings = { members: ['media'] };
const kari: Member = { kind: 'member', id: '8d3ffc5c-5b1c-4f0e-9c6e-0d6a3d6f7e11', name: 'Kari Medlem', role: 'member' };
const slug = 'c0001-oya';

const test = databaseTest.extend('house', { scope: 'file' }, async ({ db }, { onCleanup }) => {
	const folder = await mkdtemp(join(tmpdir(), 'dugnad-members-'));
	onCleanup(() => rm(folder, { recursive: true }));
	const storage = localStorageFolder(join(folder, 'files'));
	const keys: Record<string, string> = {};
	const document = caseDocument.parse({
		case: { title: 'Øya', number: 'C0001', language: 'nb', publishedAt: '2024-05-01T08:00:00Z' },
		transcript: { language: 'nb', turns: [{ speaker: 'Åse', text: 'Hei, øya.', startMs: 1000, endMs: 4000 }] },
		media: [
			{ kind: 'audio', src: 'sound.mp3', mimeType: 'audio/mpeg' },
			// What it was said to be when it came opens nothing.
			{ kind: 'video', src: 'film.png', mimeType: 'image/png' },
			{ kind: 'audio', src: 'https://sound.example/linked.mp3', mimeType: 'audio/mpeg' },
			{ kind: 'image', src: 'picture.png', mimeType: 'image/png', alt: 'En oppdiktet øy' },
			{ kind: 'chapters', src: 'chapters.json', mimeType: 'application/json+chapters' },
		],
	});
	await saveCaseDocument(db, operator, document, {
		storeMedia: async ({ src }) => {
			if (src.startsWith('https:')) return undefined;
			await writeFile(join(folder, src), `the bytes of ${src}`);
			const stored = await storeFile(storage, join(folder, src));
			keys[src] = stored.storageKey;
			return stored;
		},
	});
	return { db, storage, keys };
});

test('sound and video are told to be for members, pictures and chapters stay', async ({ house }) => {
	const ask = (src: string, more: object = {}, headers = {}) => {
		const key = house.keys[src] ?? '';
		return callEndpoint(getMedia, { ...house, ...more }, `/media/${key}`, { key }, headers);
	};
	for (const src of ['sound.mp3', 'film.png']) {
		expect((await ask(src)).headers.get('cache-control')).toContain('public');
		for (const site of [members, { members: ['site'] }] satisfies SiteSettings[]) {
			const refused = await ask(src, { site }, { 'if-none-match': '*' });
			expect([refused.status, refused.headers.get('cache-control')]).toEqual([401, 'private, no-store']);
			expect(await refused.text()).toMatch(/^This is for members\. Sign in at \S+\/sign-in /);
		}
		const part = await ask(src, { site: members, viewer: kari }, { range: 'bytes=4-8' });
		expect([part.status, part.headers.get('cache-control')]).toEqual([206, 'private, max-age=3600']);
		expect(await part.text()).toBe('bytes');
	}
	for (const src of ['picture.png', 'chapters.json']) {
		const answer = await ask(src, { site: members });
		expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
	}
});

test('the API names no sound to strangers', async ({ house }) => {
	const kinds = async (more: object) => {
		const answer = await callEndpoint(getCase, { ...house, ...more }, `/api/v1/cases/${slug}`, { slug });
		const { media, transcript } = (await answer.json()) as { media: { kind: string }[]; transcript: { turns: unknown[] } };
		expect(transcript.turns).toHaveLength(1);
		return media.map(({ kind }) => kind);
	};
	expect(await kinds({})).toHaveLength(5);
	expect(await kinds({ site: members })).toEqual(['image', 'chapters']);
	expect(await kinds({ site: members, viewer: kari })).toHaveLength(5);
});

test('feeds keep their episodes, and say why there is nothing to hear', async ({ house }) => {
	const feed = async (site: SiteSettings) => (await callEndpoint(getFeed, { ...house, site }, '/feeds/all.xml')).text();
	expect(await feed({})).toMatch(/<enclosure .*linked\.mp3/s);
	const closed = await feed(members);
	expect(closed).toContain('<title>Øya</title>');
	expect(closed).toContain('Lyd og video er for medlemmer');
	expect(closed).toContain(`/transcripts/${slug}.vtt`);
	expect(closed).not.toMatch(/enclosure|linked\.mp3|film|\.mp3/i);
});

test('a moment has its words and no sound', async ({ house }) => {
	const open = (more: object) =>
		openMoment(
			{ ...house, locale: 'nb', site: {}, viewer: { kind: 'anonymous' }, ...more } as never,
			slug,
			new URLSearchParams('from=1&to=4'),
		);
	expect(await open({ site: members })).toMatchObject({ isWithheld: true, made: {}, moment: { turns: [{ text: 'Hei, øya.' }] } });
	expect(await open({ site: members, viewer: kari })).toMatchObject({ isWithheld: false });
});

test('search engines are sent away from a site for members, and from no other', async ({ house }) => {
	const robots = async (site: SiteSettings) => (await callEndpoint(getRobots, { ...house, site }, '/robots.txt')).text();
	expect(await robots({ members: ['site'] })).toBe('User-agent: *\nDisallow: /\n');
	expect(await robots(members)).toContain('Allow: /\n');
});
