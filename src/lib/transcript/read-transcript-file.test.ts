import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { largestTranscriptFile, type ReadOptions, readTranscriptFile } from './read-transcript-file.ts';
import type { TranscriptFormat } from './transcript-format.ts';

const people = ['Kari Eksempel', 'Ola Oppdiktet'];

function turnsOf(text: string, format: TranscriptFormat, options: Partial<ReadOptions> = {}) {
	return readTranscriptFile(text, format, { language: 'nb', ...options }).transcript.turns;
}

/** `Kari: words` for each turn: short to compare. */
function said(text: string, format: TranscriptFormat, options: Partial<ReadOptions> = {}) {
	return turnsOf(text, format, options).map(({ speaker, text: words }) => (speaker ? `${speaker}: ${words}` : words));
}

describe('WebVTT', () => {
	test('reads voices, settings, identifiers, entities and nested tags, and leaves notes, styles and regions out', () => {
		const file = [
			'\ufeffWEBVTT - a demo\r\nKind: captions\r\nLanguage: nb\r\n',
			'STYLE\r\n::cue { color: red }\r\n',
			'REGION\r\nid:bill\r\n',
			'NOTE a remark\r\nin two lines\r\n',
			'første\r\n00:01.000 --> 00:02.500 align:start position:10%\r\n<v.loud.first Kari Eksempel>Hei &amp; <i>god <b>dag</b></i> &#229;pne &oslash;rer\r\nog mer</v>\r\n',
			'100:00:00.000 --> 100:00:01.000\r\n<v Ola Oppdiktet>Til <00:00:00.500>slutt &lt;3\r\n',
		].join('\r\n');
		expect(readTranscriptFile(file, 'vtt', { language: 'nb' })).toEqual({
			transcript: {
				language: 'nb',
				turns: [
					{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Hei & god dag åpne ører og mer', startMs: 1000, endMs: 2500 },
					{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'Til slutt <3' },
				],
			},
			skipped: [{ line: 19, text: '100:00:00.000 --> 100:00:01.000', why: expect.stringContaining('times') }],
		});
	});

	test('a bare CR ends a line, NUL becomes a replacement character', () => {
		expect(said('WEBVTT\r\r00:00.000 --> 00:01.000\ra\0b\rc', 'vtt')).toEqual(['a\ufffdb c']);
	});

	test('cues of a speaker become one turn until the speaker changes; a cue without a voice goes on', () => {
		const file = `WEBVTT

00:00.000 --> 00:02.000
<v Kari>En.

00:02.000 --> 00:04.000
To.

00:09.000 --> 00:10.000
<v Kari Eksempel>Tre.

00:10.000 --> 00:11.000
<v Ola>Fire.</v> <v Kari>Fem.</v>`;
		expect(turnsOf(file, 'vtt', { people })).toEqual([
			{
				kind: 'speech',
				speaker: 'Kari Eksempel',
				text: 'En. To. Tre.',
				startMs: 0,
				endMs: 10_000,
				sentences: [
					{ text: 'En.', startMs: 0, endMs: 2000, source: 'given', confidence: 1 },
					{ text: 'To.', startMs: 2000, endMs: 4000, source: 'given', confidence: 1 },
					{ text: 'Tre.', startMs: 9000, endMs: 10_000, source: 'given', confidence: 1 },
				],
			},
			{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'Fire.', startMs: 10_000, endMs: 10_556 },
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Fem.', startMs: 10_556, endMs: 11_000 },
		]);
	});

	test('a line with an arrow ends a cue that lacks its empty line', () => {
		expect(said('WEBVTT\n00:01.000 --> 00:02.000\na\n00:05.000 --> 00:06.000\nb', 'vtt')).toEqual(['a', 'b']);
	});

	test('says by line what it could not use', () => {
		const { transcript, skipped } = readTranscriptFile(
			'00:61.000 --> 00:02.000\nbroken times\n\nstray words\n\n00:05.000 --> 00:04.000\nends early',
			'vtt',
			{ language: 'en' },
		);
		expect(transcript.turns.map((turn) => turn.text)).toEqual(['broken times ends early']);
		expect(skipped.map(({ line, text }) => [line, text])).toEqual([
			[1, ''],
			[1, '00:61.000 --> 00:02.000'],
			[4, 'stray words'],
			[6, '00:05.000 --> 00:04.000'],
		]);
	});

	test('a name before a colon is the speaker where no cue has a voice', () => {
		const file = 'WEBVTT\n\n1\n00:00.000 --> 00:01.000\nKari: Hei.\n\n2\n00:01.000 --> 00:02.000\nPoenget: kort sagt.';
		expect(said(file, 'vtt', { people })).toEqual(['Kari Eksempel: Hei. Poenget: kort sagt.']);
	});

	test('a less-than sign that opens no tag stays', () => {
		expect(said('WEBVTT\n\n00:00.000 --> 00:01.000\n5 < 6 og <b', 'vtt')).toEqual(['5 < 6 og <b']);
	});

	test('cues are read in the order of their times', () => {
		expect(said('WEBVTT\n\n00:09.000 --> 00:10.000\nb\n\n00:01.000 --> 00:02.000\na', 'vtt')).toEqual(['a', 'b']);
	});
});

describe('where nobody is named', () => {
	const cue = (from: number, text: string) =>
		`00:00:${String(from).padStart(2, '0')}.000 --> 00:00:${String(from + 1).padStart(2, '0')}.000\n${text}\n`;

	test('a pause of more than two seconds begins a new turn', () => {
		expect(said(['WEBVTT\n', cue(0, 'a'), cue(3, 'b'), cue(7, 'c')].join('\n'), 'vtt')).toEqual(['a b', 'c']);
	});

	test('the end of a sentence after 80 words begins a new turn', () => {
		const words = Array.from({ length: 79 }, () => 'ord').join(' ');
		expect(said(['WEBVTT\n', cue(0, `${words} en`), cue(1, 'to.'), cue(2, 'tre')].join('\n'), 'vtt')).toEqual([
			`${words} en to.`,
			'tre',
		]);
	});

	test('captions without full stops do not become one endless turn', () => {
		const cues = Array.from({ length: 40 }, (_, i) => cue(i, Array.from({ length: 10 }, () => 'ord').join(' ')));
		expect(turnsOf(['WEBVTT\n', ...cues].join('\n'), 'vtt')).toHaveLength(3);
	});
});

describe('SRT', () => {
	test('reads cues with and without numbers, drops styling, keeps numbers that are said', () => {
		const file =
			'1\n00:00:00,000 --> 00:00:02,760\nKari: Det var <i>året</i>\n1999\n\n2\n00:00:02,760 --> 00:00:06,090\n{\\an8}da alt\n\nsnudde\n\n00:00:06,090 --> 00:00:07,000\nOla: Ja.';
		expect(turnsOf(file, 'srt', { people })).toEqual([
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Det var året 1999 da alt snudde', startMs: 0, endMs: 6090 },
			{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'Ja.', startMs: 6090, endMs: 7000 },
		]);
	});

	test.each([
		'-00:00:01,000 --> 00:00:02,000',
		'NaN --> NaN',
		'99999999999999999999:00:00,000 --> 99999999999999999999:00:01,000',
		'00:00:01,000 -->',
	])('keeps the words of a cue timed %s', (timing) => {
		const { transcript, skipped } = readTranscriptFile(`1\n${timing}\nHei\n`, 'srt', { language: 'nb' });
		expect(transcript.turns).toEqual([{ kind: 'speech', text: 'Hei' }]);
		expect(skipped).toMatchObject([{ line: 2, text: timing }]);
	});
});

describe('Podcasting 2.0 JSON', () => {
	test('reads segments of one speaker as one turn', () => {
		const segments = [
			{ speaker: 'Kari', startTime: 0.5, endTime: 0.75, body: 'Jeg' },
			{ speaker: 'Kari', startTime: 1, endTime: 1.25, body: ' er' },
			{ speaker: 'Kari', startTime: 1.5, endTime: 2.0004, body: 'her.\n' },
			{ speaker: 'Ola', startTime: 2.75, body: 'Fint' },
		];
		expect(turnsOf(JSON.stringify({ version: '1.0.0', segments }), 'json', { people })).toEqual([
			{
				kind: 'speech',
				speaker: 'Kari Eksempel',
				text: 'Jeg er her.',
				startMs: 500,
				endMs: 2000,
				sentences: [
					{
						text: 'Jeg er her.',
						startMs: 500,
						endMs: 2000,
						source: 'given',
						confidence: 1,
						words: [
							{ text: 'Jeg', startMs: 500, endMs: 750 },
							{ text: 'er', startMs: 1000, endMs: 1250 },
							{ text: 'her.', startMs: 1500, endMs: 2000 },
						],
					},
				],
			},
			{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'Fint', startMs: 2750 },
		]);
	});

	test('keeps the words of segments with impossible times and reports them by number', () => {
		const file =
			'{"segments":[{"startTime":-1,"body":"a"},{"startTime":"x","body":"b"},{"startTime":1e300,"body":"c"},{"body":7},null]}';
		const { transcript, skipped } = readTranscriptFile(file, 'json', { language: 'nb' });
		expect(transcript.turns).toEqual([{ kind: 'speech', text: 'a b c' }]);
		expect(skipped.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
	});

	test.each(['', '{', '[]', '{"segments":{}}', 'null'])('refuses %j with a sentence', (file) => {
		expect(() => readTranscriptFile(file, 'json', { language: 'nb' })).toThrow(Invalid);
	});
});

describe('plain text', () => {
	test('labels that mean one of the people begin turns; other lines go on', () => {
		const file = 'KARI: Hei.\nDet er fint.\n\nPoenget: vi prøvde.\nOla Oppdiktet (gjest): Ja.\n[00:01:02] Kari: Takk.';
		expect(turnsOf(file, 'txt', { people })).toEqual([
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Hei. Det er fint.\n\nPoenget: vi prøvde.' },
			{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'Ja.' },
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Takk.', startMs: 62_000 },
		]);
	});

	test('an unknown label counts when it comes back, and is reported when it does not', () => {
		const file = 'Intervjuer: Hvem?\nKari: Jeg.\nIntervjuer: Hva?\nPublikum: Hurra!';
		const { transcript, skipped } = readTranscriptFile(file, 'txt', { language: 'nb', people });
		expect(transcript.turns.map((turn) => turn.speaker)).toEqual(['Intervjuer', 'Kari Eksempel', 'Intervjuer']);
		expect(transcript.turns.at(-1)?.text).toBe('Hva? Publikum: Hurra!');
		expect(skipped).toMatchObject([{ line: 4, text: 'Publikum' }]);
	});

	test('a label on a line of its own names who speaks below it', () => {
		expect(said('Kari:\nHei.\n\nOla:\nHå.', 'txt', { people })).toEqual(['Kari Eksempel: Hei.', 'Ola Oppdiktet: Hå.']);
	});

	test('without people a file that begins with a label is read by its labels; prose is not', () => {
		expect(said('Vert: Hei. Klokka er 12:30.\nGjest 1: Hå: ja.', 'txt')).toEqual([
			'Vert: Hei. Klokka er 12:30.',
			'Gjest 1: Hå: ja.',
		]);
		expect(said('Det viktigste er dette: vi prøvde.\n\nResultatet: alt gikk bra.', 'txt')).toEqual([
			'Det viktigste er dette: vi prøvde.',
			'Resultatet: alt gikk bra.',
		]);
	});
});

describe('Markdown', () => {
	test('reads bold names, headings that are names, and inline markup', () => {
		const file =
			'# Samtalen\n\n**Kari:** Hei, *dette* er [en lenke](https://example.org) og 2 * 3.\n\n> ikke med\n\n## Ola Oppdiktet\n\nFint \\*svar\\* &amp; `kode`.\n\n## Om prosjektet\n\n**Viktig** ord: ja.';
		const { transcript, skipped } = readTranscriptFile(file, 'md', { language: 'nb', people });
		expect(transcript.turns).toEqual([
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Hei, dette er en lenke og 2 * 3.\n\n> ikke med' },
			{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'Fint *svar* & kode.\n\nViktig ord: ja.' },
		]);
		expect(skipped.map(({ line }) => line)).toEqual([1, 11]);
	});

	test('reads the marks of a case folder: an intro, a span of time, an unknown speaker', () => {
		expect(
			turnsOf('**Kari** (intro) [00:01.000 → 00:02.000]: Velkommen.\n\n**?:** Hurra!\n\n**Outro**: Takk.', 'md', { people }),
		).toEqual([
			{ kind: 'intro', speaker: 'Kari Eksempel', text: 'Velkommen.', startMs: 1000, endMs: 2000 },
			{ kind: 'speech', text: 'Hurra!' },
			{ kind: 'outro', text: 'Takk.' },
		]);
	});
});

describe('the bytes of a file', () => {
	const words = (bytes: Uint8Array) => readTranscriptFile(bytes, 'txt', { language: 'nb' }).transcript.turns[0]?.text;

	test('are UTF-8, or UTF-16 when they say so', () => {
		expect(words(Buffer.from('\ufeffBlåbær'))).toBe('Blåbær');
		expect(words(Buffer.from('\ufeffBlåbær', 'utf16le'))).toBe('Blåbær');
		expect(words(Buffer.from('\ufeffBlåbær', 'utf16le').swap16())).toBe('Blåbær');
		expect(() => words(Buffer.from('Blåbær', 'latin1'))).toThrow(/^The file is not UTF-8 text; save it as UTF-8\.$/);
	});

	test('are refused unread when there are too many', () => {
		expect(() => words(new Uint8Array(largestTranscriptFile + 1))).toThrow(/^The transcript is larger than 64 MB/);
	});

	test('that are all wrong give a report that ends', () => {
		const { skipped } = readTranscriptFile('1\nx --> y\na\n\n'.repeat(3000), 'srt', { language: 'nb' });
		expect(skipped).toHaveLength(1001);
		expect(skipped.at(-1)?.why).toBe('2000 more lines could not be used.');
	});
});
