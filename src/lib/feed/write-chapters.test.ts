import { expect, test } from 'vitest';
import { readChapters } from './read-chapters.ts';
import { writeChapters } from './write-chapters.ts';

const chapters = [
	{ startMs: 61_500, title: 'Forsøket "to"', url: 'https://example.org/to', image: 'https://example.org/to.png' },
	{ startMs: 0, title: 'Begynnelsen' },
];

test('writes version 1.2.0 in the order of the times', () => {
	expect(JSON.parse(writeChapters(chapters, { title: 'En case', podcastName: 'Oppdiktet' }))).toEqual({
		version: '1.2.0',
		title: 'En case',
		podcastName: 'Oppdiktet',
		chapters: [
			{ startTime: 0, title: 'Begynnelsen' },
			{ startTime: 61.5, title: 'Forsøket "to"', url: 'https://example.org/to', img: 'https://example.org/to.png' },
		],
	});
});

test('what is written is read back', () => {
	expect(readChapters(writeChapters(chapters), 'https://example.org/c.json')).toEqual({
		chapters: [chapters[1], chapters[0]],
		problems: [],
	});
});
