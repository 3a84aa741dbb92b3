import { describe, expect, test } from 'vitest';
import { decodeText } from '#lib/platform/decode-text.ts';
import { readCueText } from './vtt-cue-text.ts';
import { readVttCues } from './vtt-cues.ts';

const standard = (file: string) =>
	readVttCues(decodeText(file))
		.cues.filter(({ isStandard }) => isStandard)
		.map(({ id, startMs, endMs, text }) => [id, startMs, endMs, text]);

describe('cues by the W3C’s rules', () => {
	test.each([
		['a line with an arrow ends the header', 'WEBVTT\n00:01.000 --> 00:02.000\na', [['', 1000, 2000, 'a']]],
		[
			'an arrow that is no time ends its block, and the next line begins another',
			'WEBVTT\n\n-->\n00:01.000 --> 00:02.000\na',
			[['', 1000, 2000, 'a']],
		],
		[
			'only the line right above the times is an identifier',
			'WEBVTT\n\nx\ny\n00:01.000 --> 00:02.000\na',
			[['', 1000, 2000, 'a']],
		],
		['the identifier keeps its spaces', 'WEBVTT\n\n x -- > \n00:01.000 --> 00:02.000\na', [[' x -- > ', 1000, 2000, 'a']]],
		['a line of white space is not empty', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\n \nb\n\nc', [['', 1000, 2000, 'a\n \nb']]],
		['lines end in CR, LF or CRLF', 'WEBVTT\r\r\n00:01.000 --> 00:02.000\ra\r\nb\n\rc', [['', 1000, 2000, 'a\nb']]],
		[
			'no space is needed around the arrow nor before settings',
			'WEBVTT\n\n00:01.000-->00:02.000line:0\na',
			[['', 1000, 2000, 'a']],
		],
		['hours have any number of digits', 'WEBVTT\n\n0:00:01.000 --> 1234:00:00.000\na', [['', 1000, 4_442_400_000, 'a']]],
		['minutes and seconds have two, and end at 59', 'WEBVTT\n\n00:1.000 --> 00:02.000\na\n\n00:60.000 --> 01:00.000\nb', []],
		[
			'fractions have three',
			'WEBVTT\n\n00:01.00 --> 00:02.000\na\n\n00:01.0000 --> 00:02.000\nb\n\n00:01,000 --> 00:02.000\nc',
			[],
		],
		['hours need both minutes and seconds', 'WEBVTT\n\n120:00.000 --> 120:01.000\na', []],
		['a vertical tab is no white space', 'WEBVTT\n\n\v00:01.000 --> 00:02.000\na', []],
		['NUL becomes a replacement character', 'WEBVTT\n\n00:01.000 --> 00:02.000\na\0', [['', 1000, 2000, 'a\ufffd']]],
	])('%s', (_, file, cues) => {
		expect(standard(file)).toEqual(cues);
	});

	test.each([
		['WEBVTT', true],
		['\ufeffWEBVTT\tx', true],
		['WEBVTTx', false],
		['\ufeff\ufeffWEBVTT', false],
		['\nWEBVTT', false],
		['webvtt', false],
		['', false],
	])('%j is signed: %s', (file, isSigned) => {
		expect(readVttCues(decodeText(file)).isSigned).toBe(isSigned);
	});

	test('what the standard drops is kept with the times that can be had', () => {
		expect(readVttCues('WEBVTT\n\n0:01,5 --> 0:2.000\na').cues).toMatchObject([
			{ isStandard: false, startMs: 1500, endMs: 2000, text: 'a' },
		]);
	});
});

describe('cue text', () => {
	const text = (cueText: string) =>
		readCueText(cueText).map((span) => (span.speaker ? `${span.speaker}: ${span.text}` : span.text));

	test.each([
		['<ruby>a<rt>b</ruby>c', ['abc']],
		['<v.loud.first Kari  Eksempel>a</v>b', ['Kari  Eksempel: a', 'b']],
		['<v\nKari>a', ['Kari: a']],
		['<v Kari &amp; Ola>a', ['Kari & Ola: a']],
		['<v Kari>a<i>b</v>c</i></v>d', ['Kari: abc', 'd']],
		['<x>a</x> <b class>b</i></b>', ['a b']],
		['&amp;lt; &nbsp;&copy &unknown; &#x110000;', ['&lt; \u00a0© &unknown; \ufffd']],
		['a < b <c', ['a < b <c']],
	])('%j', (cueText, spans) => {
		expect(text(cueText)).toEqual(spans);
	});

	test('the times inside it stand where their words begin', () => {
		expect(readCueText('a <00:01.000><c>b</c> <00:00:02.000>c <broken>d <1:2>e')).toEqual([
			{
				text: 'a b c d e',
				marks: [
					{ at: 2, startMs: 1000 },
					{ at: 4, startMs: 2000 },
					{ at: 8, startMs: 62_000 },
				],
			},
		]);
	});
});
