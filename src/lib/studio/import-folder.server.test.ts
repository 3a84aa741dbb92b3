import { copyFileSync, existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { inventedFeed } from '../../../tests/import/invented-feed.ts';
import { countRows, type TestStudio, test } from '../../../tests/import/studio-test.ts';

const pages = join(import.meta.dirname, '../../../tests/fixtures/pages');
const realPages = join(import.meta.dirname, '../../../../shared/pages');

/** Writes files below the test's folder and returns where. */
function write({ folder }: TestStudio, files: Record<string, string | Uint8Array>): string {
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(join(folder, 'source', name, '..'), { recursive: true });
		writeFileSync(join(folder, 'source', name), content);
	}
	return join(folder, 'source');
}

const caseFile = (title: string, more = '') => `---\ntitle: ${title}\nlanguage: nb\n${more}---\n\nIngress.\n`;

describe('a folder', () => {
	test('gives its cases, pages and feeds; what is bad is one line each, and the rest goes on', async ({ lab }) => {
		const source = write(lab, {
			'bad/case.md': '---\ntitle: [never closed\n---\n',
			'good/case.md': caseFile('God'),
			'half/case.md': caseFile('Halv', 'media: [gone.mp3]\n'),
			'latin.txt': Buffer.from('Bl\xe5b\xe6r', 'latin1'),
			'feed.xml': [...inventedFeed('https://serie.example', 2)].join(''),
			'letter.pdf': '%PDF-1.7',
			'README.md': 'About this folder.',
		});
		for (const name of readdirSync(pages)) copyFileSync(join(pages, name), join(source, name));
		const events = await lab.run(source);
		const problems = events.flatMap((event) => (event.type === 'problem' ? `${event.source}: ${event.message}` : []));
		expect(problems).toHaveLength(3);
		for (const name of ['bad', 'half', 'latin']) {
			expect(
				problems.filter((line) => line.includes(name) && !/[\r\n]/.test(line)),
				name,
			).toHaveLength(1);
		}
		expect(events).toContainEqual(expect.objectContaining({ type: 'notice', source: join(source, 'letter.pdf') }));
		expect((await lab.documents()).size).toBe(1 + 2 + readdirSync(pages).length);
		expect(lab.files().filter((file) => !file.startsWith('source'))).toEqual([]);
	});

	test('imported again changes nothing', async ({ lab }) => {
		await lab.run(pages);
		const before = await lab.documents();
		const events = await lab.run(pages);
		expect(events.flatMap((event) => (event.type === 'case' ? event.outcome : []))).toEqual(
			readdirSync(pages).map(() => 'unchanged'),
		);
		expect(await lab.documents()).toEqual(before);
	});

	test.runIf(existsSync(realPages))('of real pages, imported again, changes nothing', async ({ lab }) => {
		await lab.run(realPages);
		const events = await lab.run(realPages);
		expect(events.flatMap((event) => (event.type === 'case' ? event.outcome : []))).toEqual(['unchanged', 'unchanged']);
	});

	test('that is one case keeps the transcript beside it to itself', async ({ lab }) => {
		const source = write(lab, {
			'case.md': caseFile('Alene', 'transcript: transcript.txt\n'),
			'transcript.txt': 'Kari Moe: Hei.\n\nOla Lie: Hei.',
		});
		const events = await lab.run(source);
		expect(events.map(({ type }) => type)).toEqual(['case']);
		expect((await lab.documents()).get('Alene')?.transcript?.turns).toHaveLength(2);
	});

	test('without anything to import is a problem, and so is a file of another kind', async ({ lab }) => {
		const source = write(lab, { 'README.md': 'Nothing.' });
		expect(await lab.run(source)).toMatchObject([{ type: 'problem', message: expect.stringContaining('nothing to import') }]);
		write(lab, { 'letter.pdf': '%PDF' });
		const events = await lab.run(join(source, 'letter.pdf'));
		expect(events).toMatchObject([{ type: 'problem', message: expect.stringContaining('is no page') }]);
	});
});

test('media that a case gives up, or that came to no use, leave the storage', async ({ lab, db }) => {
	const first = write(lab, { 'a/case.md': caseFile('Lyd', 'media: [sound.mp3]\n'), 'a/sound.mp3': 'first' });
	await lab.run(first);
	write(lab, { 'a/sound.mp3': 'second' });
	await lab.run(first);
	const stored = () => lab.files().filter((file) => file.startsWith('files'));
	expect(stored()).toHaveLength(1);
	const rows = await countRows(db);
	write(lab, { 'a/case.md': caseFile('Lyd', 'season: 3000000000\nmedia: [sound.mp3]\n'), 'a/sound.mp3': 'third' });
	expect(await lab.run(first)).toMatchObject([{ type: 'problem' }]);
	expect(stored()).toHaveLength(1);
	expect(await countRows(db)).toEqual(rows);
});

test.for(['nonsense.xml', 'nonsense.html', 'nonsense.txt', 'nonsense.md'])(
	'2 GB of nothing in %s is refused unread',
	async (name, { lab, db }) => {
		const file = join(write(lab, { [name]: '' }), name);
		truncateSync(file, 2_000_000_000);
		const before = await countRows(db);
		expect(await lab.run(file)).toEqual([
			{ type: 'problem', source: expect.any(String), message: expect.stringMatching(/larger than \d+ MB/) },
		]);
		expect(await countRows(db)).toEqual(before);
	},
);
