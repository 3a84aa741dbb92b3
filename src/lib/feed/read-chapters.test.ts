import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readChapters } from './read-chapters.ts';

const address = 'https://fjordproven.example/1/chapters.json';

test('reads chapters in the order of their times, with addresses made absolute', () => {
	const json = JSON.stringify({
		version: '1.2.0',
		chapters: [
			{ startTime: 168.25, title: 'Oppdiktet midtdel', img: '/bilde.jpg', url: 'https://example.org/' },
			{ startTime: 0, title: ' Begynnelse ' },
			{ startTime: 90, title: 'Bare et bilde', toc: false },
			{ startTime: '200', title: 'Slutt', url: 'javascript:alert(1)', img: 7 },
		],
	});
	expect(readChapters(`\uFEFF${json}`, address)).toEqual({
		chapters: [
			{ startMs: 0, title: 'Begynnelse' },
			{
				startMs: 168_250,
				title: 'Oppdiktet midtdel',
				url: 'https://example.org/',
				image: 'https://fjordproven.example/bilde.jpg',
			},
			{ startMs: 200_000, title: 'Slutt' },
		],
		problems: [],
	});
});

test('a chapter that is wrong is left out with a sentence, and the others stay', () => {
	const chapters = [
		{ startTime: 'soon', title: 'A' },
		{ startTime: 1 },
		'B',
		null,
		{ startTime: -1, title: 'C' },
		{ startTime: 2, title: 'D' },
	];
	const { chapters: read, problems } = readChapters(JSON.stringify({ chapters }), address);
	expect(read).toEqual([{ startMs: 2000, title: 'D' }]);
	expect(problems).toEqual([
		`Chapter 1 of ${address} was left out: its startTime is missing or wrong.`,
		`Chapter 2 of ${address} was left out: its title is missing or wrong.`,
		`Chapter 3 of ${address} was left out: its form is missing or wrong.`,
		`Chapter 4 of ${address} was left out: its form is missing or wrong.`,
		`Chapter 5 of ${address} was left out: its startTime is missing or wrong.`,
	]);
});

test.each([
	['', 'it is not JSON'],
	['<html>', 'it is not JSON'],
	['null', 'no list named "chapters"'],
	['{"chapters": {}}', 'no list named "chapters"'],
	[`"${'x'.repeat(2_000_001)}"`, 'longer than the 2000000 characters'],
	['['.repeat(100_000), 'it is not JSON'],
])('a file that is something else is one sentence', (json, reason) => {
	expect(readChapters(json, address)).toEqual({ chapters: [], problems: [expect.stringContaining(reason)] });
});

test('too many chapters stop with a sentence', () => {
	const chapters = Array.from({ length: 6_000 }, (_, n) => ({ startTime: n, title: 'x' }));
	const read = readChapters(JSON.stringify({ chapters }), address);
	expect([read.chapters.length, read.problems.length]).toEqual([5_000, 1]);
});

test('no JSON is too strange', () => {
	fc.assert(
		fc.property(
			fc.array(fc.oneof(fc.jsonValue(), fc.record({ startTime: fc.jsonValue(), title: fc.jsonValue(), url: fc.jsonValue() }))),
			(chapters) => {
				const read = readChapters(JSON.stringify({ chapters }), address);
				expect(read.chapters.length + read.problems.length).toBeLessThanOrEqual(chapters.length);
				for (const { startMs, title } of read.chapters) expect(Number.isInteger(startMs) && title.length > 0).toBe(true);
			},
		),
	);
});
