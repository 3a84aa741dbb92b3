import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import type { CaseContentInput } from '#lib/catalogue/case-content.ts';
import { renderCard } from '#lib/media/render-card.server.ts';
import { storeFile } from '#lib/media/store-file.server.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { caseDocument } from '#lib/studio/case-document.ts';
import { saveCaseDocument } from '#lib/studio/save-case-document.server.ts';
import { callEndpoint } from '../../tests/database/call-endpoint.ts';
import { test as databaseTest } from '../../tests/database/database-test.ts';
import { GET as getArt } from './art/[slug].svg/+server.ts';
import { GET as getCard } from './cards/[slug].png/+server.ts';
import { GET as getChapters } from './chapters/[slug].json/+server.ts';
import { GET as getMedia } from './media/[...key]/+server.ts';
import { GET as getTranscript } from './transcripts/[slug].[ending]/+server.ts';

const sound = Buffer.from('not really a sound, but bytes are bytes');
const chapters = '{"version":"1.2.0","chapters":[]}';

const test = databaseTest.extend('site', { scope: 'file' }, async ({ db }, { onCleanup }) => {
	const folder = await mkdtemp(join(tmpdir(), 'dugnad-files-'));
	onCleanup(() => rm(folder, { recursive: true }));
	const storage = localStorageFolder(join(folder, 'files'));
	await writeFile(join(folder, 'sound.mp3'), sound);
	await writeFile(join(folder, 'draft.mp3'), 'secret');
	await writeFile(join(folder, 'chapters.json'), chapters);
	const save = async (content: Partial<CaseContentInput> & { title: string }, file: string, times: object) => {
		const document = caseDocument.parse({
			case: { language: 'nb', publishedAt: '2024-05-01T08:00:00Z', ...content },
			transcript: { language: 'nb', turns: [{ speaker: 'Åse', text: 'Hei, øya.', ...times }] },
			media: [
				{ kind: 'audio', src: file, mimeType: 'audio/mpeg' },
				{ kind: 'chapters', src: 'chapters.json', mimeType: 'application/json+chapters' },
			],
		});
		return saveCaseDocument(db, operator, document, { storeMedia: ({ src }) => storeFile(storage, join(folder, src)) });
	};
	const { id } = await save({ title: 'Gammelt navn', number: 'C0001' }, 'sound.mp3', { startMs: 0, endMs: 900 });
	await save({ title: 'Øya', number: 'C0001' }, 'sound.mp3', { startMs: 0, endMs: 900 });
	await save({ title: 'Uten tid', number: 'C0002' }, 'sound.mp3', {});
	await save({ title: 'Utkast', number: 'C0003', status: 'draft' }, 'draft.mp3', { startMs: 0 });
	const key = (await storeFile(storage, join(folder, 'sound.mp3'))).storageKey;
	const draftKey = (await storeFile(storage, join(folder, 'draft.mp3'))).storageKey;
	return { db, storage, id, key, draftKey };
});

test('a file of a published case is given out, in parts too', async ({ site }) => {
	const whole = await callEndpoint(getMedia, site, `/media/${site.key}?download`, { key: site.key });
	expect(whole.headers.get('content-type')).toBe('audio/mpeg');
	expect(whole.headers.get('content-disposition')).toMatch(/^attachment; filename="c000[12]-\S+\.mp3"$/);
	expect(Buffer.from(await whole.arrayBuffer()).equals(sound)).toBe(true);
	const part = await callEndpoint(getMedia, site, `/media/${site.key}`, { key: site.key }, { range: 'bytes=4-9' });
	expect([part.status, await part.text()]).toEqual([206, 'really']);
});

test('a file of a draft, of nobody or outside the storage is not', async ({ site }) => {
	for (const key of [site.draftKey, 'ab/nothing.mp3', '../../etc/passwd']) {
		await expect(callEndpoint(getMedia, site, '/media/x', { key })).rejects.toMatchObject({ status: 404 });
	}
});

test('a transcript comes in each format with its type and language', async ({ site }) => {
	const types = {
		vtt: 'text/vtt',
		srt: 'application/x-subrip',
		json: 'application/json',
		txt: 'text/plain',
		md: 'text/markdown',
	};
	for (const [ending, type] of Object.entries(types)) {
		const response = await callEndpoint(getTranscript, site, '/transcripts/x', { slug: 'c0001-oya', ending });
		expect(response.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
		expect(response.headers.get('content-language')).toBe('nb');
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		expect(response.headers.get('x-page-tags')).toBe(`case:${site.id}`);
		expect(await response.text()).toContain('Hei, øya.');
	}
});

test('captions of a transcript without times are not made up, and other formats do not exist', async ({ site }) => {
	const call = (ending: string) => callEndpoint(getTranscript, site, '/transcripts/x', { slug: 'c0002-uten-tid', ending });
	await expect(call('vtt')).rejects.toMatchObject({
		status: 404,
		message: expect.stringContaining('/transcripts/c0002-uten-tid.txt'),
	});
	expect((await call('txt')).status).toBe(200);
	await expect(call('docx')).rejects.toMatchObject({ status: 404 });
});

test('former addresses lead on, each to its own kind', async ({ site }) => {
	const slug = 'c0001-gammelt-navn';
	const location = async (endpoint: Parameters<typeof callEndpoint>[0], params = {}) => {
		const response = await callEndpoint(endpoint, site, '/x', { slug, ...params });
		return [response.status, response.headers.get('location')];
	};
	expect(await location(getTranscript, { ending: 'vtt' })).toEqual([301, '/transcripts/c0001-oya.vtt']);
	expect(await location(getChapters)).toEqual([301, '/chapters/c0001-oya.json']);
	expect(await location(getArt)).toEqual([301, '/art/c0001-oya.svg']);
	expect(await location(getCard)).toEqual([301, '/cards/c0001-oya.png']);
});

test('chapters are given out under a name that does not change', async ({ site }) => {
	const response = await callEndpoint(getChapters, site, '/chapters/x', { slug: 'c0001-oya' });
	expect(response.headers.get('content-type')).toBe('application/json+chapters');
	expect(await response.text()).toBe(chapters);
});

test('art is an SVG that may do nothing', async ({ site }) => {
	const response = await callEndpoint(getArt, site, '/art/x', { slug: 'c0001-oya' });
	expect(response.headers.get('content-type')).toBe('image/svg+xml');
	expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(await response.text()).toMatch(/^<svg /);
});

test('a card is the site’s own until it is drawn, then the case’s', async ({ site }) => {
	const call = () => callEndpoint(getCard, site, '/cards/x', { slug: 'c0001-oya' });
	const early = await call();
	expect([early.status, early.headers.get('location'), early.headers.get('cache-control')]).toEqual([
		302,
		'/card.png',
		'no-store',
	]);
	await renderCard(site.db, site.storage, 'Testdugnad', site.id);
	const response = await call();
	expect(response.headers.get('content-type')).toBe('image/png');
	expect(response.headers.get('x-page-tags')).toBe(`case:${site.id} card:${site.id}`);
	expect(
		Buffer.from(await response.arrayBuffer())
			.subarray(1, 4)
			.toString(),
	).toBe('PNG');
	await renderCard(site.db, site.storage, 'Testdugnad', 0);
});
