import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { interpretPage } from './interpret-page.ts';
import { knownQuestions } from './known-questions.ts';
import { pageLines } from './page-lines.ts';
import { readPage } from './read-page.ts';

const folders = ['tests/fixtures/pages', '../shared/pages'].filter((folder) => existsSync(folder));
const pages = folders.flatMap((folder) => readdirSync(folder).map((file) => `${folder}/${file}`));

/** Words that name a field or lead up to a value; the rest of a placed line must be found in the document. */
const leadIn = /^(?:(?!https?:)[^:]{1,40}:\s*|(?:med lørner|fra|frå)\s+|.*\b(?:case|webinar)\s+#?(?=C?\d)|#(?=C))/i;
const siteName = /(?<=^#\d+: .*) - \S+$/;
const isConverted = /^(?:dato|date|varighet|varigheit|duration)\s*:/i;

function accountFor(source: string, kind?: 'text') {
	const lines = pageLines(source, kind);
	return { lines, fates: interpretPage(lines).account.fates(), reading: readPage(source, { kind }) };
}

/** Proves that nothing is dropped: each line has a fate, and what is said to be placed stands in the document. */
function expectAllAccounted(source: string, kind?: 'text') {
	const { lines, fates, reading } = accountFor(source, kind);
	expect(fates.map(({ line }) => line.text)).toEqual(lines.map(({ text }) => text));
	expect(reading.unplaced).toEqual(
		fates.filter(({ fate }) => fate === 'unplaced').map(({ line }) => ({ line: line.number, text: line.text })),
	);
	const kept = new Set(stringsOf(reading.document).flatMap(wordsOf));
	const lost = fates
		.filter(({ line, fate }) => fate === 'placed' && !isConverted.test(line.text))
		.filter(({ line }) => !wordsOf(line.text.replace(siteName, '').replace(leadIn, '')).every((word) => kept.has(word)));
	expect(lost.map(({ line }) => line.text)).toEqual([]);
}

function stringsOf(value: unknown): string[] {
	if (typeof value === 'string') return [value];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

const wordsOf = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];

test.each(pages)('%s: every line is placed, known boilerplate, or listed', (path) => {
	expectAllAccounted(readFileSync(path, 'utf8'));
});

const word = fc.constantFrom(
	'Kari',
	'Dikt',
	'Ola',
	'og',
	'i',
	'sier',
	'AS',
	'Havn',
	'bok',
	'2.0',
	'#tagg',
	'"',
	'«',
	',',
	';',
	'https://a.example/b',
);
const line = fc.oneof(
	fc.array(word, { maxLength: 22 }).map((words) => words.join(' ')),
	fc
		.tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom(':', '.', '?', ': ja', ': nei, sier jeg.'))
		.map(([words, end]) => words.join(' ') + end),
	fc.constantFrom(
		...knownQuestions.flatMap(({ nb, nn, en }) => [...nb, ...nn, ...en]).map((question) => question.replace('{tema}', 'VR')),
	),
	fc.constantFrom(
		'Tema: A',
		'Dato: 190108',
		'Dato: 999999',
		'Varighet: 0 min',
		'Vert: Ola Tull',
		'Sted:',
		'Organisasjon: ;',
		'Navn: Kari',
		'SoMe tagger og linker:',
	),
	fc.constantFrom(
		'Dette lørner du:',
		'Anbefalt litteratur: En bok',
		'Mer læring:',
		'Refleksjon',
		'Flere caser i samme tema',
		'Panel:',
		'Program:',
		'#C9009',
		'#9008',
	),
	fc.constantFrom(
		'Noen kjappe med Kari Dikt',
		'Utskrift av samtalen: En tittel',
		'Quiz for Case #C9001',
		'Vis mer',
		'Ekspørt:',
		'Expørt: Kari Dikt',
		'Fra AS',
		'Med lørner Ola',
	),
	fc.string({ maxLength: 30 }).map((text) => text.replace(/[\n\r]/g, ' ')),
);
const heading = fc.constantFrom(['#9001: Tittelen'], ['DUGNAD Case #C9001', 'Tittelen'], ['Webinar: Tittelen']);
const soup = fc.tuple(heading, fc.array(line, { maxLength: 60 })).map(([head, lines]) => [...head, ...lines]);

describe('a soup of lines', () => {
	test('is read without an error, and every line is accounted for', () => {
		fc.assert(
			fc.property(soup, (lines) => expectAllAccounted(lines.join('\n'), 'text')),
			{ numRuns: 300 },
		);
	});

	test('means the same with other blank lines, spaces and line ends', () => {
		const blank = fc.constantFrom('', ' ', '\u00a0', '\t', '\u00a0 \ufeff');
		const end = fc.constantFrom('\n', '\r\n', '\r');
		fc.assert(
			fc.property(soup, fc.array(blank, { maxLength: 8 }), end, (lines, blanks, lineEnd) => {
				const spaced = lines.flatMap((text, at) => [
					...blanks.slice(0, (at * 7) % (blanks.length + 1)),
					` ${text.replaceAll(' ', '\u00a0')} `,
				]);
				const [plain, other] = [readPage(lines.join('\n'), { kind: 'text' }), readPage(spaced.join(lineEnd), { kind: 'text' })];
				expect(other.document).toEqual(plain.document);
				expect(other.unplaced.map(({ text }) => text)).toEqual(plain.unplaced.map(({ text }) => text));
			}),
			{ numRuns: 300 },
		);
	});

	test('of markup is read too', () => {
		const tag = fc.constantFrom(
			'<p>',
			'</p>',
			'<nav>',
			'</nav>',
			'<a href="x">',
			'</a>',
			'<br>',
			'<li>',
			'<script>',
			'</script>',
			'<!--',
			'-->',
			'&amp;',
		);
		const markup = fc.array(fc.oneof(tag, line), { maxLength: 40 }).map((parts) => `<p>#9001: Tittelen</p>${parts.join('\n')}`);
		fc.assert(
			fc.property(markup, (source) => expectAllAccounted(source)),
			{ numRuns: 200 },
		);
	});
});
