import { readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect } from 'vitest';
import { type FeedSite, startFeedSite } from '../../../tests/import/feed-site.ts';
import { test } from '../../../tests/studio/import-lab.ts';
import { packFiles } from '../../../tests/studio/pack.ts';
import { beginImportOfAddress } from './begin-import.server.ts';
import { readImport } from './read-import.server.ts';

let site: FeedSite;
beforeEach(async () => {
	site = await startFeedSite();
});
afterEach(() => site.close());

const caseFile = '---\ntitle: Oppdiktet\nlanguage: nb\n---\n';

/** A ZIP archive of entries that say of themselves what the test wants. */
function archiveOf(entries: { name: string; content: Buffer; says?: number; mode?: number; method?: number }[]): Buffer {
	const [locals, directory]: [Buffer[], Buffer[]] = [[], []];
	let offset = 0;
	for (const { name, content, says = content.length, mode = 0o100644, method = 8 } of entries) {
		const packed = method === 8 ? deflateRawSync(content) : content;
		const bytes = Buffer.from(name);
		const head = Buffer.alloc(30);
		head.writeUInt32LE(0x04034b50, 0);
		head.writeUInt16LE(method, 8);
		head.writeUInt16LE(bytes.length, 26);
		const entry = Buffer.alloc(46);
		entry.writeUInt32LE(0x02014b50, 0);
		entry.writeUInt16LE(method, 10);
		entry.writeUInt32LE(packed.length, 20);
		entry.writeUInt32LE(says, 24);
		entry.writeUInt16LE(bytes.length, 28);
		entry.writeUInt32LE((mode << 16) >>> 0, 38);
		entry.writeUInt32LE(offset, 42);
		locals.push(head, bytes, packed);
		directory.push(entry, bytes);
		offset += head.length + bytes.length + packed.length;
	}
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(Buffer.concat(directory).length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...locals, ...directory, end]);
}

const content = Buffer.from(caseFile);
const archives: [string, Buffer, string][] = [
	['a path that leads out', archiveOf([{ name: '../../ut.md', content }]), 'zipPath'],
	['an absolute path', archiveOf([{ name: '/etc/ut.md', content }]), 'zipPath'],
	['a path of Windows', archiveOf([{ name: 'a\\..\\ut.md', content }]), 'zipPath'],
	['a drive of Windows', archiveOf([{ name: 'C:ut.md', content }]), 'zipPath'],
	['a link', archiveOf([{ name: 'a/case.md', content: Buffer.from('/etc/passwd'), mode: 0o120777 }]), 'zipLink'],
	[
		'a name twice',
		archiveOf([
			{ name: 'a/case.md', content },
			{ name: 'A/case.md', content },
		]),
		'zipTwice',
	],
	[
		'a file that is a folder too',
		archiveOf([
			{ name: 'a', content },
			{ name: 'a/case.md', content },
		]),
		'zipTwice',
	],
	[
		'a bomb that says what it is',
		archiveOf([{ name: 'a/case.md', content: Buffer.alloc(10), says: 3_000_000_000 }]),
		'zipTooLarge',
	],
	[
		'a bomb that says it is small',
		archiveOf([{ name: 'a/case.md', content: Buffer.alloc(50_000_000), says: 100 }]),
		'zipDamaged',
	],
	['another sum than it says', archiveOf([{ name: 'a/case.md', content }]), 'zipDamaged'],
	['no archive', Buffer.from('PK no archive'), 'notZip'],
];

for (const [what, bytes, key] of archives)
	test(`a folder with ${what} is refused as a whole`, async ({ desk }) => {
		const file = join(desk.folder, 'inn.zip');
		writeFileSync(file, bytes);
		const seen = await desk.preview({ kind: 'folder', file });
		expect(seen).toMatchObject({ state: 'failed', problem: { key } });
		expect((await desk.documents()).size).toBe(0);
		expect(readdirSync(dirname(desk.house.folder))).not.toContain('ut.md');
		expect(desk.files().filter((name) => name.includes('case.md'))).toEqual([]);
	});

test('a folder whose files are not what they say brings none of them', async ({ desk }) => {
	const withMedia = (src: string) => `---\ntitle: Med ${src}\nlanguage: nb\nmedia:\n  - ${src}\n---\n`;
	const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
	const file = await packFiles(
		{
			'a/case.md': withMedia('bilde.svg'),
			'a/bilde.svg': svg,
			'b/case.md': withMedia('lyd.mp3'),
			'b/lyd.mp3': '<html>',
			'c/case.md': withMedia('../a/bilde.svg'),
			'd.exe': 'MZ',
		},
		join(desk.folder, 'inn.zip'),
	);
	const seen = await desk.preview({ kind: 'folder', file });
	expect(seen.counts).toMatchObject({ create: 0, problem: 3, notice: 1 });
	expect(seen.items.problem.map(({ place }) => place)).toEqual(['a/case.md', 'b/case.md', 'c/case.md']);
});

const sheetHead = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
const workbook = (sheet: string) => ({
	'[Content_Types].xml':
		'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
	'xl/workbook.xml':
		'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
	'xl/_rels/workbook.xml.rels':
		'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
	'xl/worksheets/sheet1.xml': `${sheetHead}${sheet}</sheetData></worksheet>`,
});
const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;

test('a workbook’s formulas give what they showed last, and their text stays text', async ({ desk }) => {
	const formula = '<c r="A2" t="str"><f>WEBSERVICE("http://127.0.0.1/")</f><v>Vist tittel</v></c>';
	const sheet = `<row r="1">${cell('A1', 'Tittel')}${cell('B1', 'Ingress')}</row><row r="2">${formula}${cell('B2', '=1+1')}</row>`;
	const seen = await desk.preview({ kind: 'sheet', file: await packFiles(workbook(sheet), join(desk.folder, 'a.xlsx')) });
	expect(seen.items.create).toMatchObject([{ title: 'Vist tittel', place: '2' }]);
	await desk.confirm(seen.id);
	expect((await desk.documents()).get('Vist tittel')?.case.ingress).toBe('=1+1');
});

for (const [what, sheet, problem] of [
	[
		'a cell at the end of the world',
		`<row r="1">${cell('A1', 'Tittel')}</row><row r="1048576">${cell('XFD1048576', 'x')}</row>`,
		{ key: 'wideSheet', about: { cell: '1048576' } },
	],
	[
		'a place that is written so that it is not seen',
		`<row r="1">${cell('A1', 'Tittel')}</row><row r="2"><c t="inlineStr" r = "&#88;FD1048576"><is><t>x</t></is></c></row>`,
		{ key: 'wideSheet', about: { cell: 'XFD1048576' } },
	],
	[
		'a place behind something that looks like another',
		`<row r="1">${cell('A1', 'Tittel')}</row><row r="2"><c x=" r='A2' >" r="B900000" t="inlineStr"><is><t>x</t></is></c></row>`,
		{ key: 'wideSheet', about: { cell: 'B900000' } },
	],
	['tags that begin and begin', '<c r="A1" '.repeat(20_000), { key: 'notSheet' }],
	[
		'a formula that was never reckoned',
		`<row r="1">${cell('A1', 'Tittel')}</row><row r="2"><c r="A2" t="str"><f>A1</f></c></row>`,
		{ key: 'wrongCell', about: { row: 2, column: 'A' } },
	],
	['nothing in it', '', { key: 'noRows' }],
	[
		'no column that we know',
		`<row r="1">${cell('A1', 'Rare greier')}</row><row r="2">${cell('A2', 'x')}</row>`,
		{ key: 'noTitleColumn' },
	],
] as const)
	test(`a workbook with ${what} is refused in one sentence`, async ({ desk }) => {
		const seen = await desk.preview({ kind: 'sheet', file: await packFiles(workbook(sheet), join(desk.folder, 'a.xlsx')) });
		expect(seen).toMatchObject({ state: 'failed', problem });
	});

test('a sheet says for each cell what is wrong with it, and reads the rest', async ({ desk }) => {
	const text = [
		'Tittel,Episode,Recorded,Kilde,Rart,Tittel',
		'En,to,,,x,',
		'To,2,31.2.2026,,,',
		'Tre,2,28.2.2026,javascript:alert(1),,',
		'"Fire, med ""hermetegn""",4,2026-02-28,https://example.org/,,',
		',5,,,,',
		'Fire, med,,,,',
	].join('\r\n');
	const seen = await desk.preview({ kind: 'sheet', text });
	expect(seen.items.notice.map(({ sayings }) => sayings)).toEqual([
		[{ key: 'unknownColumn', about: { column: 'E', name: 'Rart' } }],
		[{ key: 'columnTwice', about: { column: 'F', name: 'Tittel' } }],
	]);
	expect(seen.items.problem.map(({ place, sayings: [first] }) => [place, first])).toEqual([
		['2', { key: 'wrongCell', about: { row: 2, column: 'B', value: 'to', reason: 'number' } }],
		['3', { key: 'wrongCell', about: { row: 3, column: 'C', value: '31.2.2026', reason: 'date' } }],
		['4', { key: 'wrongCell', about: { row: 4, column: 'D', value: 'javascript:alert(1)', reason: 'address' } }],
		['6', { key: 'noTitle' }],
		['7', { key: 'wrongCell', about: { row: 7, column: 'B', value: 'med', reason: 'number' } }],
	]);
	expect(seen.items.create.map(({ title }) => title)).toEqual(['Fire, med "hermetegn"']);
});

test('scripts in fields stay text, and leave what is shown as HTML', async ({ desk }) => {
	const script = '<script>alert(1)</script>';
	const text = `Tittel;Ingress;Notater;Gjester\r\n"T ${script}";"I ${script}";"<p onclick=""x()"">Hei${script}</p>";"G ${script} | t"`;
	const seen = await desk.preview({ kind: 'sheet', text });
	await desk.confirm(seen.id);
	const [document] = (await desk.documents()).values();
	expect(document?.case).toMatchObject({
		title: `T ${script}`,
		ingress: `I ${script}`,
		notesHtml: '<p>Hei</p>',
		people: [{ name: `G ${script}` }],
	});
});

test('an address that leads to a private one is not fetched, neither at once nor by a redirect', async ({ desk, db }) => {
	site.answers.set('/secret.xml', { type: 'application/rss+xml', body: '<rss><channel><title>Hemmelig</title></channel></rss>' });
	const open = createServer((_, response) => response.writeHead(302, { location: `${site.base}/secret.xml` }).end());
	await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve));
	const { port } = open.address() as AddressInfo;
	// The first hop is allowed by name, as a public host would be; the second is not.
	const house = { ...desk.house, fetchPrivate: [`127.0.0.1:${port}`] };
	for (const address of [
		`http://127.0.0.1:${port}/feed.xml`,
		`${site.base}/secret.xml`,
		'http://[::1]/',
		'http://169.254.169.254/latest/',
	]) {
		const id = await beginImportOfAddress(db, desk.anna, desk.house.folder, {
			kind: 'feed',
			name: address,
			address,
			language: 'nb',
		});
		await readImport(db, house, id);
		expect(await desk.see(id)).toMatchObject({ state: 'failed', problem: { text: expect.stringContaining('not fetched') } });
	}
	expect(site.asked.get('/secret.xml')).toBeUndefined();
	open.close();
});

test('a sheet that is wider than any is refused before it is read', async ({ desk }) => {
	const text = `Tittel${';x'.repeat(100_000)}\nEn`;
	expect(await desk.preview({ kind: 'sheet', text })).toMatchObject({ state: 'failed', problem: { key: 'wideSheet' } });
});
