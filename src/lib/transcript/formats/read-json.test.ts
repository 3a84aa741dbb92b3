import { describe, expect, test } from 'vitest';
import { readTranscriptFile } from '../read-transcript-file.ts';

const people = ['Kari Eksempel', 'Ola Oppdiktet'];
const turnsOf = (document: unknown) =>
	readTranscriptFile(JSON.stringify(document), 'json', { language: 'nb', people }).transcript.turns;
const wordsOf = (document: unknown) =>
	turnsOf(document).flatMap(({ sentences = [] }) => sentences.flatMap(({ words = [] }) => words));

describe('JSON of recognisers and editors', () => {
	test('Whisper’s segments and words', () => {
		const words = [
			{ word: ' Vi', start: 0.5, end: 0.7, probability: 0.9 },
			{ word: ' prøv', start: 0.7, end: 1, probability: 0.9 },
			{ word: 'de.', start: 1, end: 1.25, probability: 0.9 },
			{ word: ' Igjen.', start: 2, end: 2.5, probability: 0.9 },
		];
		const segments = [
			{ id: 0, seek: 0, start: 0.5, end: 2.5, text: ' Vi prøvde. Igjen.', tokens: [50364], words },
			{ id: 1, seek: 0, start: 2.5, end: 4, text: ' Ja.', tokens: [50364] },
		];
		expect(turnsOf({ text: ' Vi prøvde. Igjen. Ja.', segments, language: 'no' })).toEqual([
			{
				kind: 'speech',
				text: 'Vi prøvde. Igjen. Ja.',
				startMs: 500,
				endMs: 4000,
				sentences: [
					{
						text: 'Vi prøvde.',
						startMs: 500,
						endMs: 1250,
						source: 'given',
						confidence: 1,
						words: [
							{ text: 'Vi', startMs: 500, endMs: 700 },
							{ text: 'prøvde.', startMs: 700, endMs: 1250 },
						],
					},
					{ text: 'Igjen.', startMs: 2000, endMs: 2500, source: 'given', confidence: 1 },
					{ text: 'Ja.', startMs: 2500, endMs: 4000, source: 'given', confidence: 1 },
				],
			},
		]);
	});

	test('words without the punctuation of the text, and words that it lacks', () => {
		const words = [
			{ word: 'Nei', start: 1, end: 2 },
			{ word: 'eh', start: 2, end: 3 },
			{ word: 'takk', start: 3, end: 4 },
		];
		expect(wordsOf({ text: '«Nei», takk!', words, duration: 5 })).toEqual([
			{ text: '«Nei»,', startMs: 1000, endMs: 3000 },
			{ text: 'takk!', startMs: 3000, endMs: 4000 },
		]);
	});

	test('whisper.cpp’s offsets and tokens', () => {
		const tokens = [
			{ text: '[_BEG_]', offsets: { from: 0, to: 0 } },
			{ text: ' Hei', offsets: { from: 100, to: 300 } },
			{ text: 'san', offsets: { from: 300, to: 600 } },
			{ text: ' du', offsets: { from: 700, to: 900 } },
		];
		expect(wordsOf({ transcription: [{ offsets: { from: 0, to: 1000 }, text: ' Heisan du', tokens }] })).toEqual([
			{ text: 'Heisan', startMs: 100, endMs: 600 },
			{ text: 'du', startMs: 700, endMs: 900 },
		]);
	});

	test('Whisper’s chunks in Transformers', () => {
		expect(
			turnsOf({
				text: ' En. To.',
				chunks: [
					{ timestamp: [0, 1.5], text: ' En.' },
					{ timestamp: [1.5, null], text: ' To.' },
				],
			}),
		).toMatchObject([{ text: 'En. To.', sentences: [{ startMs: 0, endMs: 1500 }, { startMs: 1500 }] }]);
	});

	test('paragraphs that are nothing but words, with speakers by their numbers or as objects', () => {
		const document = {
			speakers: [{ id: 0, name: 'Kari' }],
			paragraphs: [
				{
					speaker: 0,
					words: [
						{ text: 'Hei', start: 1, end: 1.5 },
						{ text: 'du.', start: 1.5, end: 2 },
					],
				},
				{ speaker: { id: 'x', name: 'Ola' }, start_time: '00:00:03.5', end_time: 4, text: 'Ja.' },
			],
		};
		expect(turnsOf(document)).toMatchObject([
			{ speaker: 'Kari Eksempel', text: 'Hei du.', startMs: 1000, endMs: 2000 },
			{ speaker: 'Ola Oppdiktet', text: 'Ja.', startMs: 3500, endMs: 4000 },
		]);
	});

	test('oTranscribe’s, whatever the ending', () => {
		const text = '<p><span class="timestamp" data-timestamp="1.25">00:01</span>Kari: Hei&nbsp;&amp; hå.<br />Mer.</p>';
		expect(turnsOf({ text, media: 'a.mp3', 'media-time': 3 })).toEqual([
			{ kind: 'speech', speaker: 'Kari Eksempel', text: 'Hei & hå. Mer.', startMs: 1250 },
		]);
	});
});

describe('oTranscribe', () => {
	const read = (text: unknown) =>
		readTranscriptFile(JSON.stringify({ text, media: '', 'media-time': 0 }), 'otr', { language: 'nb', people }).transcript.turns;

	test('a timestamp times the words after it, wherever it stands', () => {
		const stamp = (seconds: string, words: string) =>
			`<span contenteditable="false" class="timestamp" data-timestamp="${seconds}">${words}</span>`;
		const html = `<p>${stamp('1', '00:01')} Kari: En. ${stamp('3.5', '00:03')} To.</p><p>${stamp('', '00:06')}Tre.</p><p><b>Ola:</b> a &lt; b &#8211; c ${stamp('NaN', 'nå')}</p>`;
		expect(read(html)).toEqual([
			{
				kind: 'speech',
				speaker: 'Kari Eksempel',
				text: 'En. To.\n\nTre.',
				startMs: 1000,
				sentences: [
					{ text: 'En.', startMs: 1000, endMs: 3500, source: 'given', confidence: 1 },
					{ text: 'To.', startMs: 3500, endMs: 6000, source: 'given', confidence: 1 },
					{ text: 'Tre.', startMs: 6000, source: 'given', confidence: 1 },
				],
			},
			{ kind: 'speech', speaker: 'Ola Oppdiktet', text: 'a < b – c nå' },
		]);
	});

	test('a file without text is refused with a sentence', () => {
		expect(() => read(undefined)).toThrow(/has no `text`/);
		expect(() => read('')).toThrow(/no words/);
	});
});
