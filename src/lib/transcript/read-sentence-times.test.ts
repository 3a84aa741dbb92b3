import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleFiles } from '../../../tests/transcript/sample-files.ts';
import { mergePieces } from './formats/merge-pieces.ts';
import type { Piece } from './formats/piece.ts';
import { readTranscriptFile } from './read-transcript-file.ts';
import { splitWords } from './split-words.ts';
import { type Transcript, transcript as transcriptSchema } from './transcript.ts';
import type { TranscriptFormat } from './transcript-format.ts';

const read = (text: string, format: TranscriptFormat) => readTranscriptFile(text, format, { language: 'nb' });
const sentencesOf = (text: string, format: TranscriptFormat) =>
	read(text, format).transcript.turns.map(({ sentences }) =>
		sentences?.map(({ text, startMs, endMs, confidence }) => [text, startMs, endMs, confidence]),
	);

describe('the sentences of a turn of several cues', () => {
	test('begin where cues begin, or at their share of a cue', () => {
		const file = 'WEBVTT\n\n00:00.000 --> 00:10.000\n<v Kari>En to tre. Fire\n\n00:12.000 --> 00:32.000\nfem. Seks sju. Åtte';
		expect(sentencesOf(file, 'vtt')).toEqual([
			[
				['En to tre.', 0, 6250, 1],
				['Fire fem.', 6875, 16_000, 0.7],
				['Seks sju.', 17_000, 26_000, 0.3],
				['Åtte', 27_000, 32_000, 0.3],
			],
		]);
	});

	test('are not there when the file knows no more than the turn', () => {
		expect(
			sentencesOf('WEBVTT\n\n00:00.000 --> 00:10.000\n<v Kari>En. To.\n\n00:10.000 --> 00:11.000\n<v Ola>Tre.', 'vtt'),
		).toEqual([undefined, undefined]);
		expect(sentencesOf('1\n00:00:00,000 --> 00:00:01,000\nen og\n\n2\n00:00:01,000 --> 00:00:02,000\nto og tre', 'srt')).toEqual([
			undefined,
		]);
	});

	test('have no time where the file has none', () => {
		const file =
			'{"segments":[{"speaker":"A","startTime":1,"endTime":2,"body":"En."},{"speaker":"A","body":"To."},{"speaker":"A","startTime":5,"body":"Tre. Fire."}]}';
		expect(sentencesOf(file, 'json')).toEqual([
			[
				['En.', 1000, 2000, 1],
				['To.', undefined, undefined, undefined],
				['Tre.', 5000, undefined, 1],
				['Fire.', undefined, undefined, undefined],
			],
		]);
	});

	test('have times of words where the file has them', () => {
		const file =
			'WEBVTT\n\n00:01.000 --> 00:05.000\n<v Kari>Hun<00:02.000><c> sa</c><00:03.000><c> j</c><00:03.500><c>a.</c> Nei';
		expect(read(file, 'vtt').transcript.turns[0]?.sentences).toEqual([
			{
				text: 'Hun sa ja.',
				startMs: 1000,
				endMs: 3750,
				source: 'given',
				confidence: 1,
				words: [
					{ text: 'Hun', startMs: 1000, endMs: 2000 },
					{ text: 'sa', startMs: 2000, endMs: 3000 },
					{ text: 'ja.', startMs: 3000 },
				],
			},
			{ text: 'Nei', startMs: 4000, endMs: 5000, source: 'given', confidence: 0.7 },
		]);
	});

	test('a segment for each word times the words', () => {
		const segments = ['Hei', 'på', 'deg.', 'Ja', 'da.'].map((body, i) => ({
			speaker: 'Kari',
			startTime: i,
			endTime: i + 0.5,
			body,
		}));
		expect(read(JSON.stringify({ segments }), 'json').transcript.turns[0]?.sentences).toMatchObject([
			{
				startMs: 0,
				endMs: 2500,
				words: [{ text: 'Hei', startMs: 0, endMs: 500 }, { text: 'på', startMs: 1000 }, { text: 'deg.' }],
			},
			{
				startMs: 3000,
				endMs: 4500,
				words: [
					{ text: 'Ja', startMs: 3000, endMs: 3500 },
					{ text: 'da.', startMs: 4000 },
				],
			},
		]);
	});
});

describe('times that cannot be', () => {
	test('one that goes back within a turn is left out and reported', () => {
		const file = 'Kari: En.\n[00:20] To.\n[00:10] Tre.\n[00:30] Fire.\nOla: Fem.\nKari: Seks.';
		const { transcript, skipped } = read(file, 'txt');
		expect(transcript.turns[0]?.sentences?.map(({ startMs }) => startMs)).toEqual([undefined, 20_000, undefined, 30_000]);
		expect(skipped).toMatchObject([{ line: 3, text: 'Tre.', why: expect.stringContaining('before') }]);
	});

	test('overlapping cues of a speaker end where the next begins, with one line for all', () => {
		const file = 'WEBVTT\n\n00:00.000 --> 00:04.000\n<v K>En.\n\n00:02.000 --> 00:06.000\nTo.\n\n00:05.000 --> 00:07.000\nTre.';
		expect(sentencesOf(file, 'vtt')).toEqual([
			[
				['En.', 0, 2000, 1],
				['To.', 2000, 5000, 1],
				['Tre.', 5000, 7000, 1],
			],
		]);
		expect(read(file, 'vtt').skipped).toMatchObject([{ line: 3, why: expect.stringContaining('1 more') }]);
	});

	test('a word outside of its segment is left out and reported', () => {
		const words = [
			{ word: 'Hei', start: 1 },
			{ word: 'på', start: 99 },
			{ word: 'deg', start: 0.5 },
			{ word: 'du', start: 2 },
		];
		const { transcript, skipped } = read(
			JSON.stringify({ segments: [{ text: 'Hei på deg du', start: 1, end: 3, words }] }),
			'json',
		);
		expect(transcript.turns[0]?.sentences?.[0]?.words?.map(({ startMs }) => startMs)).toEqual([1000, undefined, undefined, 2000]);
		expect(skipped).toHaveLength(1);
	});
});

function expectSound({ turns }: Transcript): void {
	for (const { text, sentences } of turns) {
		if (!sentences) continue;
		expect(sentences.flatMap((sentence) => splitWords(sentence.text))).toEqual(splitWords(text));
		const starts = sentences.flatMap(({ startMs }) => startMs ?? []);
		expect(starts).toEqual(starts.toSorted((a, b) => a - b));
		for (const { startMs = 0, endMs, words, text, source, confidence } of sentences) {
			if (endMs !== undefined) expect(endMs).toBeGreaterThan(startMs);
			if (words) expect(words.map((word) => word.text)).toEqual(splitWords(text));
			expect(source === 'given').toBe(confidence !== undefined);
		}
	}
}

describe('whatever the times', () => {
	const time = fc.option(fc.oneof(fc.nat(20_000), fc.nat(360_000_000)), { nil: undefined });
	const text = fc
		.array(fc.constantFrom('Ja.', 'Nei!', 'og', 'så', 'kl.', '3.', '\n\n', '\u00a0', '…', 'Hva?', ' '), { maxLength: 12 })
		.map((parts) => parts.join(' '));
	const piece = text.chain(
		(words): fc.Arbitrary<Piece> =>
			fc.record(
				{
					line: fc.constant(1),
					text: fc.constant(words),
					speaker: fc.constantFrom(undefined, null, 'Kari', 'Kari', 'Kari'),
					startMs: time,
					endMs: time,
					joins: fc.constantFrom(undefined, undefined, 'paragraph' as const),
					words: fc.option(fc.array(fc.record({ startMs: time, endMs: time }), { maxLength: 20 }), { nil: undefined }),
				},
				{ requiredKeys: ['line', 'text'] },
			),
	);

	test('the sentences have the words of their turn, and their starts never decrease', () => {
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
				const { turns } = mergePieces({ pieces, skipped: [] }, []);
				if (turns.length > 0) expectSound(transcriptSchema.parse({ language: 'nb', turns }));
			}),
			{ numRuns: 2000 },
		);
	});

	test.each(sampleFiles)('and in a $format file', ({ format, text, pack }) => {
		const { transcript } = readTranscriptFile(pack ? pack(text) : text, format, { language: 'nb' });
		expectSound(transcriptSchema.parse(transcript));
	});
});
