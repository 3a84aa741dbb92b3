import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { arbitraryCaseDocument } from '../../../tests/arbitraries/case-document.ts';
import { type FolderCase, readCaseFile, readCaseFolder, writeCaseFile, writeCaseFolder } from './case-folder.ts';

const byHand = `---
number: "#0999"
title: 1984
language: nb
guests: [Kari Anne Moe]
hosts:
  - name: Ola Lie
    title: Vert
place: No
published: 2025-02-18
duration: 26 min
goals: [3, 9]
media: [sound.mp3]
---

Første avsnitt: med kolon.

Andre avsnitt.

## Anbefalt litteratur

- [En bok](https://example.org/bok)
- En artikkel

## Noen kjappe

### Hva gjør du innen {tema: havbruk}?

Jeg dyrker tare.
**Viktig:** og blåskjell.

## Utskrift

**Ola:** Velkommen!

Kari: Takk.

Det er fint her.

**Kari Anne Moe** [0:12.5 → 1:00]: Ja.
`;

const oneQuestion = 'quiz:\n  - kind: trueFalse\n    prompt: Er det?\n    correct: true\n';
const twoRight =
	'quiz:\n  - kind: single\n    prompt: Hva?\n    options:\n      - text: a\n        correct: true\n      - text: b\n        correct: true\n';

describe('a case file written by hand', () => {
	const { document, unplaced } = readCaseFile(byHand, 'case.md');

	test('takes everything for text that is no number of the case', () => {
		expect(document.case).toMatchObject({ number: '#0999', title: '1984', place: 'No', goals: [3, 9], status: 'published' });
		expect(document.case).toMatchObject({ publishedAt: '2025-02-18T00:00:00Z', durationMs: 1_560_000 });
		expect(unplaced).toEqual([]);
	});

	test('has its ingress before the first heading', () => {
		expect(document.case.ingress).toBe('Første avsnitt: med kolon.\n\nAndre avsnitt.');
	});

	test('names people by name alone, and media by file alone', () => {
		expect(document.case.people).toEqual([
			{ name: 'Kari Anne Moe', role: 'guest' },
			{ name: 'Ola Lie', title: 'Vert', role: 'host' },
		]);
		expect(document.media).toEqual([{ kind: 'audio', src: 'sound.mp3', mimeType: 'audio/mpeg' }]);
	});

	test('resolves first names, joins paragraphs to their turn and reads times', () => {
		expect(document.transcript).toEqual({
			language: 'nb',
			turns: [
				{ kind: 'speech', speaker: 'Ola Lie', text: 'Velkommen!' },
				{ kind: 'speech', speaker: 'Kari Anne Moe', text: 'Takk.\n\nDet er fint her.' },
				{ kind: 'speech', speaker: 'Kari Anne Moe', text: 'Ja.', startMs: 12_500, endMs: 60_000 },
			],
		});
	});

	test('keeps the theme slot of a question, and bold words in its answer', () => {
		expect(document.case.questionnaire).toEqual([
			{ question: 'Hva gjør du innen {tema}?', themeSlot: 'havbruk', answer: 'Jeg dyrker tare.\n**Viktig:** og blåskjell.' },
		]);
		expect(document.case.literature).toEqual([{ text: 'En bok', url: 'https://example.org/bok' }, { text: 'En artikkel' }]);
	});
});

describe('a case file', () => {
	test('reads back as the document that was written, whatever its texts hold', () => {
		fc.assert(
			fc.property(arbitraryCaseDocument, (document) => {
				const { document: read, unplaced } = readCaseFile(writeCaseFile(document), 'case.md');
				expect(unplaced).toEqual([]);
				expect(read).toEqual(document);
			}),
			{ numRuns: 300 },
		);
	});

	test('keeps words that look like headings and labels below the front matter, behind a backslash', () => {
		const said = 'Ja.\n# Nei\nOla: nei\n**Kari:** nei\n\\nei';
		const turns = [
			{ kind: 'speech' as const, speaker: 'Kari', text: said },
			{ kind: 'speech' as const, speaker: '?', text: said },
		];
		const { document } = readCaseFile(byHand, 'case.md');
		const text = writeCaseFile({ ...document, transcript: { language: 'nb', turns } });
		const escaped = 'Ja.\n\\# Nei\n\\Ola: nei\n\\**Kari:** nei\n\\\\nei';
		expect(text).toContain(`## Transcript\n\n**\\Kari**: ${escaped}\n\n**\\?**: ${escaped}\n`);
		expect(readCaseFile(text, 'case.md').document.transcript?.turns).toEqual(turns);
	});

	test('says the rules of a quiz only where they are not the usual ones', () => {
		const { document } = readCaseFile(front(`${oneQuestion}quizRules:\n  attempts: 3\n  asksReflection: true`), 'case.md');
		expect(document.quiz?.rules).toEqual({ passMark: 0.8, attempts: 3, waitMinutes: 0, asksReflection: true });
		expect(writeCaseFile(document)).toContain('quizRules:\n  passMark: 0.8\n  attempts: 3\n');
		expect(writeCaseFile(readCaseFile(front(oneQuestion), 'case.md').document)).not.toContain('quizRules');
	});

	test('writes what an editor would write', () => {
		const lines = writeCaseFile(readCaseFile(byHand, 'case.md').document).split('\n');
		expect(lines).toEqual(
			expect.arrayContaining([
				'number: "#0999"',
				'title: "1984"',
				'guests: [Kari Anne Moe]',
				'goals: [3, 9]',
				'- [En bok](https://example.org/bok)',
			]),
		);
		expect(lines).toEqual(
			expect.arrayContaining(['### Hva gjør du innen {tema: havbruk}?', '**Kari Anne Moe** [00:00:12.500 → 00:01:00.000]: Ja.']),
		);
	});

	test('reads the same with Windows line ends and a byte order mark', () => {
		expect(readCaseFile(`\ufeff${byHand.replaceAll('\n', '\r\n')}`, 'case.md')).toEqual(readCaseFile(byHand, 'case.md'));
	});

	test('never drops a line silently', () => {
		const text = front(
			'colour: blue\noutcomes: [One]',
			'Ingress.\n\n## What you will learn\n\n- Two\n\n## Recipe\n\nFlour.\n\n## Reflection\n\nWhy?\n### So?',
		);
		const { document, unplaced } = readCaseFile(text, 'case.md');
		expect(document.case).toMatchObject({ outcomes: ['One'], reflectionQuestion: 'Why?' });
		expect(unplaced.map(({ line, text: words }) => `${line} ${words}`)).toEqual([
			'4 colour: blue',
			'10 ## What you will learn',
			'12 - Two',
			'14 ## Recipe',
			'16 Flour.',
			'21 ### So?',
		]);
	});

	test.each([
		['no front matter', 'Hello', /^case\.md, line 1: no front matter/],
		['broken YAML', front('outcomes: [a]\nplace: By: og land'), /^case\.md, line 5: the front matter is not YAML/],
		['a list for front matter', '---\n- a\n---\n', /line 2: the front matter is no list of fields/],
		['a number lost as a comment', front('number: #0608'), /line 4: #0608 would be lost/],
		['the end of a text lost as a comment', front('outcomes:\n  - Sak #2'), /line 5: #2 would be lost/],
		['a field of the wrong kind', front('goals: [3, 18]'), /line 4: goals, item 2: .*17/],
		['an unknown field of a guest', front('guests:\n  - name: Kari\n    age: 40'), /line 4: guests, item 1: .*age/],
		[
			'a pass mark that nobody reaches',
			front(`${oneQuestion}quizRules: {passMark: 1.5}`),
			/line 8: quizRules, passMark: must be at most 1/,
		],
		['an unknown rule', front(`${oneQuestion}quizRules: {tries: 2}`), /line 8: quizRules: .*tries/],
		['rules without a quiz', front('quizRules: {attempts: 2}'), /quizRules stands without a quiz/],
		['a question with two right answers where one is chosen', front(twoRight), /quiz, item 1, options: must have exactly one/],
		['no title', '---\nlanguage: nb\n---\n', /^case\.md: title is missing/],
		['a path out of the folder', front('media: [../../etc/passwd.mp3]'), /passwd\.mp3 is no file in the case's folder/],
		['an absolute path', front('media: [/etc/passwd.mp3]'), /is no file in the case's folder/],
		['a Windows path', front('media: ["..\\\\secret.mp3"]'), /is no file in the case's folder/],
		['a transcript out of the folder', front('transcript: ../transcript.vtt'), /is no file in the case's folder/],
		['aliases', front('place: &a x\nseries: *a'), /aliases/],
		['an alias bomb', front(bomb()), /aliases/],
		['endless nesting', front(`place: ${'['.repeat(5_000)}${']'.repeat(5_000)}`), /front matter/],
		['endless nesting in an unknown field', front(`colour: ${'- '.repeat(5_000)}x`), /front matter/],
	])('refuses %s in one sentence', (_what, text, sentence) => {
		expect(() => readCaseFile(text, 'case.md')).toThrow(Invalid);
		expect(() => readCaseFile(text, 'case.md')).toThrow(sentence);
	});
});

describe('a folder of cases', () => {
	let folder: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'case-folder-'));
	});
	afterEach(() => rm(folder, { recursive: true }));

	test('reads folders and files in the order of their names, past those that are broken', async () => {
		await put('b.md', front(''));
		await put('a/case.md', front('media: [sound.mp3]'));
		await put('a/sound.mp3', 'sound');
		await put('c/case.md', front('media: [gone.mp3]'));
		await put('d.md', Buffer.from([0xff, 0xfe, 0x00]));
		await put('README.md', 'Read me.');
		await put('empty/notes.txt', 'x');
		expect((await all(folder)).map((found) => ('problem' in found ? found.problem : found.path))).toEqual([
			join(folder, 'a/case.md'),
			join(folder, 'b.md'),
			expect.stringMatching(/gone\.mp3 .*not there/),
			expect.stringMatching(/^d\.md is not UTF-8/),
		]);
	});

	test('reads the transcript that stands beside the case', async () => {
		await put('a/case.md', front('guests: [Kari Moe]\ntranscript: tale.vtt'));
		await put('a/tale.vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Kari>Hei.\n');
		const [found] = await all(join(folder, 'a'));
		expect(found).toMatchObject({
			document: { transcript: { language: 'nb', turns: [{ speaker: 'Kari Moe', startMs: 1000, text: 'Hei.' }] } },
		});
	});

	test('refuses a file that is a link out of the folder', async () => {
		await put('secret.mp3', 'secret');
		await put('a/case.md', front('media: [sound.mp3]'));
		await symlink(join(folder, 'secret.mp3'), join(folder, 'a/sound.mp3'));
		expect(await all(join(folder, 'a'))).toEqual([expect.objectContaining({ problem: expect.stringMatching(/leads out/) })]);
	});

	test('says that a folder does not exist', async () => {
		await expect(all(join(folder, 'nowhere'))).rejects.toThrow(NotFound);
	});

	test('writes a case with its media under plain names, and reads it back', async () => {
		const { document } = readCaseFile(byHand, 'case.md');
		const image = { kind: 'image' as const, mimeType: 'image/png', alt: '' };
		const linked = { kind: 'audio' as const, src: 'https://example.org/a.mp3', mimeType: 'audio/mpeg' };
		const media = [{ ...image, src: 'ab/cdef.png' }, { ...image, src: 'no-ending' }, linked];
		const target = join(folder, 'out');
		await writeCaseFolder(target, { ...document, media }, ({ src }, file) => writeFile(file, src));
		expect((await readdir(target)).sort()).toEqual(['case.md', 'image-2.png', 'image.png']);
		const written = [{ ...image, src: 'image.png' }, { ...image, src: 'image-2.png' }, linked];
		expect(await all(target)).toEqual([
			{ path: join(target, 'case.md'), document: { ...document, media: written }, unplaced: [] },
		]);
	});

	test('keeps the second of every sentence, in a file of its own', async () => {
		const { document } = readCaseFile(front('', '## Transcript\n\n**Kari**: Hei. Hvem er du?\n'), 'case.md');
		const sentences = [{ text: 'Hei.', startMs: 900, source: 'aligned' as const, confidence: 0.9 }, { text: 'Hvem er du?' }];
		const turns = document.transcript?.turns.map((turn) => ({ ...turn, sentences })) ?? [];
		const timed = storable({ ...document, transcript: { language: 'nb', turns } });
		await writeCaseFolder(join(folder, 'out'), timed, async () => {});
		expect((await readdir(join(folder, 'out'))).sort()).toEqual(['case.md', 'case.times.json']);
		expect(await all(join(folder, 'out'))).toMatchObject([{ document: timed, unplaced: [] }]);
		await put('out/case.times.json', '{');
		expect(await all(join(folder, 'out'))).toMatchObject([{ problem: expect.stringMatching(/times/) }]);
	});

	async function put(name: string, content: string | Buffer): Promise<void> {
		await mkdir(join(folder, name, '..'), { recursive: true });
		await writeFile(join(folder, name), content);
	}
});

async function all(folder: string): Promise<FolderCase[]> {
	const found: FolderCase[] = [];
	for await (const next of readCaseFolder(folder)) found.push(next);
	return found;
}

function front(fields: string, body = ''): string {
	return `---\ntitle: En case\nlanguage: nb\n${fields}\n---\n\n${body}`;
}

/** Ten levels of ten aliases each: ten billion values from half a kilobyte. */
function bomb(): string {
	const levels = Array.from({ length: 10 }, (_, level) => `  - &l${level + 1} [${Array(10).fill(`*l${level}`).join(', ')}]`);
	return `themes:\n  - &l0 [x]\n${levels.join('\n')}`;
}
