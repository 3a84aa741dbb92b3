import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byteOrderMark, writeCsvRow } from '#lib/platform/write-csv.ts';
import { Unreadable } from '../../imports.ts';
import { readLines, readNames, readParts, writeLines, writeNames, writeParts } from './cell-lists.ts';
import { readCaseNumber, readDate, readFlag, readLanguage, readLength, readMoment, readNumber } from './cell-values.ts';
import { columnCalled } from './column-headings.ts';
import { columnName, columnNumber } from './column-letters.ts';
import { readCsv } from './read-csv.ts';

const read = (text: string) => readCsv(new TextEncoder().encode(text)).map(({ cells }) => cells);
/** What people write in a cell; white space at its ends has no meaning. */
const words = fc.string({ unit: fc.constantFrom('a', 'å', '"', ';', ',', '|', '\\', "'", '=', '-', '+', '@', ' ', '\n', '9') });
const item = words.map((text) => text.trim()).filter((text) => text !== '');

describe('CSV', () => {
	test('any cells come back as they were written', () => {
		fc.assert(
			fc.property(fc.array(fc.array(words, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 4 }), (rows) => {
				const head = ['A', 'B', 'C'];
				const text = byteOrderMark + [head, ...rows].map((row) => writeCsvRow(row, ';')).join('');
				expect(read(text)).toEqual([head, ...rows]);
			}),
		);
	});

	test('has no cell that a spreadsheet reckons with, however it begins', () => {
		for (const start of ['=', '+', '-', '@', '\t', '\r', '\n', "'="]) expect(writeCsvRow([`${start}1+1`])).toMatch(/^"?'/);
	});

	test('is told by its first row what stands between cells, whatever is quoted there', () => {
		expect(read('"a,b,c";d\n1;2')).toEqual([
			['a,b,c', 'd'],
			['1', '2'],
		]);
		expect(read('a,b\r\n"1;2;3","x\r\ny"\r\n')).toEqual([
			['a', 'b'],
			['1;2;3', 'x\ny'],
		]);
		expect(read('sep=,\na;b,c\n')).toEqual([['a;b', 'c']]);
		expect(read('a\tb\n1\t')).toEqual([
			['a', 'b'],
			['1', ''],
		]);
	});

	test('reads UTF-16 with its mark, and refuses what is neither', () => {
		expect(readCsv(Buffer.from('\ufeffæ;ø\n1;2', 'utf16le')).map(({ cells }) => cells)).toEqual([
			['æ', 'ø'],
			['1', '2'],
		]);
		expect(() => readCsv(Uint8Array.of(0xe6, 0x3b))).toThrow(new Unreadable({ key: 'notUtf8' }));
	});

	test('names the row of a quote that never ends', () => {
		expect(() => read('a;b\n1;2\n"3;4\n5')).toThrow(expect.objectContaining({ saying: { key: 'openQuote', about: { row: 3 } } }));
	});
});

describe('lists in a cell', () => {
	test('come back as they were written', () => {
		fc.assert(
			fc.property(fc.array(item, { maxLength: 4 }), (items) => {
				expect(readLines(writeLines(items))).toEqual(items);
				expect(readNames(writeNames(items))).toEqual(items);
			}),
		);
	});

	test('so do the parts of an item', () => {
		fc.assert(
			fc.property(
				item,
				fc.array(
					words.map((text) => text.trim()),
					{ maxLength: 3 },
				),
				(first, more) => {
					const parts = [first, ...more];
					while (parts.at(-1) === '') parts.pop();
					expect(readParts(writeParts(parts))).toEqual(parts);
				},
			),
		);
	});

	test('names may stand in one line', () => {
		expect(readNames('Klima; Skole ;;Helse')).toEqual(['Klima', 'Skole', 'Helse']);
	});
});

test('cells are read as people and spreadsheets write them', () => {
	expect(['608', '#0608', 'c0178'].map(readCaseNumber)).toEqual(['#0608', '#0608', 'C0178']);
	expect(['2026-03-04', '4.3.2026', '04. 03. 2026', '3/4/2026'].map(readDate)).toEqual([
		...Array(3).fill('2026-03-04'),
		undefined,
	]);
	expect(readDate(new Date('2026-03-04T00:00:00Z'))).toBe('2026-03-04');
	expect(readMoment('4.3.2026')).toBe('2026-03-04T00:00:00Z');
	expect([readLength('26:10'), readLength(new Date('1899-12-30T00:26:10Z')), readLength('lenge')]).toEqual([
		1_570_000,
		1_570_000,
		undefined,
	]);
	expect(['7', '7.0', '7,5', 'sju'].map(readNumber)).toEqual([7, 7, undefined, undefined]);
	expect(['Bokmål', 'nynorsk', 'English', 'de'].map(readLanguage)).toEqual(['nb', 'nn', 'en', 'de']);
	expect(['x', 'Ja', 'nei', 'kanskje'].map(readFlag)).toEqual([true, true, false, undefined]);
});

test('columns are known in three languages, however they are written', () => {
	expect(['Tittel', ' TITLE: ', 'Gjester', 'guests', 'Emneknaggar', 'lyd-fil', 'Rart'].map(columnCalled)).toEqual([
		'title',
		'title',
		'guests',
		'guests',
		'hashtags',
		'audio',
		undefined,
	]);
	expect([1, 26, 27, 702, 703].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
	fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), (number) => columnNumber(columnName(number)) === number));
});
