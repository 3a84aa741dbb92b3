import { describe, expect, test } from 'vitest';
import { makeDocx, makeZip } from '../../../../tests/transcript/make-zip.ts';
import { readTranscriptFile } from '../read-transcript-file.ts';

const people = ['Kari Eksempel', 'Ola Oppdiktet'];
const read = (file: Uint8Array) => readTranscriptFile(file, 'docx', { language: 'nb', people });
const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const document = (body: string) => `<w:document ${namespace}><w:body>${body}</w:body></w:document>`;
const paragraph = (text: string, style = '') =>
	`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;

describe('a Word document', () => {
	test('is read by its labels, headings that are names, and paragraphs', () => {
		const body = [
			paragraph('En oppdiktet samtale', 'Tittel'),
			paragraph('Kari: Hei &amp; vel&#8203;kommen.'),
			paragraph(''),
			'<w:p><w:r><w:t>Vi</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">snakker </w:t></w:r><w:r><w:t>om</w:t><w:noBreakHyphen/><w:t>veien.</w:t></w:r></w:p>',
			paragraph('Om bakgrunnen', 'Heading2'),
			paragraph('Ola Oppdiktet', 'Overskrift2'),
			paragraph('Takk.'),
			'<w:p><w:r><w:t>Kari: En</w:t><w:br/><w:t>linje til.</w:t></w:r></w:p>',
		];
		const { transcript, skipped } = read(makeDocx(document(body.join(''))));
		expect(transcript.turns).toEqual([
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Hei & vel\u200bkommen.\n\nVi snakker om\u2011veien.' },
			{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'Takk.' },
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'En linje til.' },
		]);
		expect(skipped.map(({ line, text }) => [line, text])).toEqual([
			[1, 'En oppdiktet samtale'],
			[5, 'Om bakgrunnen'],
		]);
	});

	test('is read without what was deleted, moved away, or stands twice', () => {
		const body =
			'<w:p><w:del><w:r><w:delText>bort</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>flyttet</w:t></w:r></w:moveFrom><w:r><w:t>Ja</w:t></w:r>' +
			'<w:ins><w:r><w:t> da</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>' +
			`<mc:AlternateContent><mc:Choice>${paragraph('Boks.')}</mc:Choice><mc:Fallback>${paragraph('Boks.')}</mc:Fallback></mc:AlternateContent></w:p>`;
		expect(read(makeDocx(document(body))).transcript.turns.map(({ text }) => text)).toEqual(['Boks.', 'Ja da']);
	});

	test('is found where the archive says that it is', () => {
		const relations = '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>';
		const files = { '_rels/.rels': relations, 'word/document2.xml': document(paragraph('Hei')) };
		const archive = makeZip(Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) })));
		expect(read(archive).transcript.turns).toMatchObject([{ text: 'Hei' }]);
	});

	test('with entities that blow up gives no more than it has', () => {
		const levels = Array.from({ length: 20 }, (_, i) => `<!ENTITY e${i + 1} "&e${i};&e${i};&e${i};&e${i};">`).join('');
		const bomb = `<!DOCTYPE x [<!ENTITY e0 "ha">${levels}]>${document(paragraph('Hei &e20;'))}`;
		expect(read(makeDocx(bomb)).transcript.turns[0]?.text.length).toBeLessThan(20);
	});
});

describe('a bomb', () => {
	const large = Buffer.alloc(60_000_000, '<w:p>');

	test('of 60 MB in 60 kB is refused by what it says of itself', () => {
		const bomb = makeDocx(large);
		expect(bomb.length).toBeLessThan(200_000);
		expect(() => read(bomb)).toThrow(/^The file unpacks to more than 50 MB/);
	});

	test('that lies about its size is given up at 50 MB', () => {
		const bomb = makeDocx(large, 1000);
		const before = process.memoryUsage().arrayBuffers;
		expect(() => read(bomb)).toThrow(/^The file unpacks to more than 50 MB/);
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120_000_000);
	});

	test('of nested elements is refused', () => {
		expect(() => read(makeDocx('<w:p>'.repeat(100_000)))).toThrow(/nested too deep/);
	});
});

describe('what is no Word document', () => {
	const good = makeDocx(document(paragraph('Hei')));
	const encrypted = Uint8Array.from(good);
	const at = Buffer.from(good).lastIndexOf(Buffer.from('PK\x01\x02'));
	encrypted[at + 8] = 1;

	test.each([
		['text', Buffer.from('Kari: Hei.'), /no ZIP archive/],
		['nothing', new Uint8Array(), /no ZIP archive/],
		['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), /Save it as \.docx/],
		['another archive', makeZip([{ name: 'a.txt', bytes: Buffer.from('a') }]), /no Word document/],
		['a document without words', makeDocx(document('')), /no words/],
		['an encrypted one', encrypted, /encrypted/],
		['a part of one', good.slice(100), /damaged/],
	])('%s is refused with a sentence', (_, file, why) => {
		expect(() => read(file)).toThrow(why);
	});
});
