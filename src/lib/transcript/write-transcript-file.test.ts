import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { tidyText } from './formats/tidy-text.ts';
import { readTranscriptFile } from './read-transcript-file.ts';
import { type Transcript, type Turn, transcript as transcriptSchema } from './transcript.ts';
import { transcriptFormatNames } from './transcript-format.ts';
import { canWriteTranscript, writableFormats, writeTranscriptFile } from './write-transcript-file.ts';

const timed: Transcript = {
	language: 'nb',
	turns: [
		{ kind: 'intro', text: 'Velkommen til en oppdiktet samtale.', startMs: 0, endMs: 3000 },
		{
			kind: 'speech',
			speaker: 'Kari Eksempel',
			text: 'Vi begynte med <tre> spørsmål & ett svar, og det tok mye lengre tid enn noen av oss hadde trodd den dagen.',
			startMs: 3000,
			endMs: 13_200,
		},
		{ kind: 'speech', text: 'Hurra!', startMs: 13_200, endMs: 14_000 },
	],
};
const untimed: Transcript = { language: 'nb', turns: [{ kind: 'speech', speaker: 'Kari', text: 'Hei' }] };
const head = { number: '#0001', title: 'Prøven --> svaret', url: 'https://example.org/case/1' };

test('writes WebVTT in captions of two lines', () => {
	expect(writeTranscriptFile(timed, 'vtt', head)).toBe(`WEBVTT #0001 Prøven → svaret

NOTE https://example.org/case/1

00:00:00.000 --> 00:00:03.000
<c.intro>Velkommen til en oppdiktet samtale.</c>

00:00:03.000 --> 00:00:11.063
<v Kari Eksempel>Vi begynte med &lt;tre&gt; spørsmål &amp; ett svar,
og det tok mye lengre tid enn noen av oss

00:00:11.063 --> 00:00:13.200
<v Kari Eksempel>hadde trodd den dagen.

00:00:13.200 --> 00:00:14.000
<c.speech>Hurra!</c>
`);
});

test('writes SRT with the name where a turn begins', () => {
	expect(writeTranscriptFile(timed, 'srt', head)).toBe(`1
00:00:00,000 --> 00:00:03,000
Intro: Velkommen til en oppdiktet samtale.

2
00:00:03,000 --> 00:00:09,120
Kari Eksempel: Vi begynte med <tre>
spørsmål & ett svar, og det tok mye lengre

3
00:00:09,120 --> 00:00:13,200
tid enn noen av oss hadde trodd den dagen.

4
00:00:13,200 --> 00:00:14,000
?: Hurra!
`);
});

test('writes JSON, text and Markdown', () => {
	const [intro, , cheer] = timed.turns;
	const short = {
		language: 'nb',
		turns: [intro, { kind: 'speech', speaker: 'Kari', text: 'A *b*.\n\nDette: c' }, cheer],
	} as Transcript;
	expect(JSON.parse(writeTranscriptFile(short, 'json', head))).toEqual({
		version: '1.0.0',
		segments: [
			{ startTime: 0, endTime: 3, body: 'Velkommen til en oppdiktet samtale.', kind: 'intro' },
			{ speaker: 'Kari', body: 'A *b*.\n\nDette: c' },
			{ startTime: 13.2, endTime: 14, body: 'Hurra!' },
		],
	});
	expect(writeTranscriptFile(short, 'txt', head)).toBe(
		'#0001 Prøven --> svaret\nhttps://example.org/case/1\n---\n\nIntro: Velkommen til en oppdiktet samtale.\n\nKari: A *b*. Dette: c\n\n?: Hurra!\n',
	);
	expect(writeTranscriptFile(short, 'md', head)).toBe(
		'# [\\#0001 Prøven --\\> svaret](https://example.org/case/1)\n\n**Intro:** Velkommen til en oppdiktet samtale.\n\n**Kari:** A \\*b\\*.\n\nDette\\: c\n\n**?:** Hurra!\n',
	);
});

test('captions need a time for every turn', () => {
	expect(writableFormats(timed)).toEqual(transcriptFormatNames);
	expect(writableFormats(untimed)).toEqual(['json', 'txt', 'md']);
	expect(() => writeTranscriptFile(untimed, 'vtt')).toThrow(/^Turn 1 has no time, and WebVTT needs one/);
	expect(() => writeTranscriptFile(untimed, 'srt')).toThrow(Invalid);
});

const name = fc.constantFrom('Kari Eksempel', 'Ola', 'Bjørn-Åge O’Neill', 'Speaker 1', 'Kari Eksempel jr.', 'ØYVIND AV BYEN');
const word = fc.oneof(
	fc.constantFrom(
		'Kari:',
		'Det',
		'viktigste:',
		'og',
		'**Ola:**',
		'&amp;',
		'<v Ola>',
		'-->',
		'[00:01]',
		'5 < 6',
		'# a',
		'1.',
		'?:',
		'https://example.org/a_b_c',
		'---',
		'\\',
		'{"x":1}',
	),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.string({ unit: 'binary', maxLength: 6 }),
);
const words = fc
	.array(word, { minLength: 1, maxLength: 40 })
	.map((parts) => tidyText(parts.join(' ')))
	.filter((text) => text !== '');

interface Said {
	speaker: string | undefined;
	kind: Turn['kind'];
	text: string;
	pauseMs: number;
	msPerCharacter: number;
}
const saidTurn: fc.Arbitrary<Said> = fc.record({
	speaker: fc.option(name, { nil: undefined }),
	kind: fc.constantFrom('speech', 'speech', 'speech', 'intro', 'outro'),
	text: words,
	pauseMs: fc.nat(5000),
	msPerCharacter: fc.integer({ min: 2, max: 200 }),
});

/** Turns as the model means them: one follows the other, and neighbours differ in speaker or kind. */
const canonical = fc.array(saidTurn, { minLength: 1, maxLength: 12 }).map((all): Transcript => {
	let at = 0;
	const turns = all
		.filter((said, i) => i === 0 || said.speaker !== all[i - 1]?.speaker || said.kind !== all[i - 1]?.kind)
		.map(({ speaker, kind, text, pauseMs, msPerCharacter }): Turn => {
			const startMs = at + pauseMs;
			at = startMs + text.length * msPerCharacter;
			return { kind, ...(speaker && { speaker }), text, startMs, endMs: at };
		});
	return { language: 'nb', turns };
});
const isNeighboured = ({ turns }: Transcript) =>
	turns.every((turn, i) => i === 0 || turn.speaker !== turns[i - 1]?.speaker || turn.kind !== turns[i - 1]?.kind);
const labelled = canonical.filter(({ turns }) => turns.some((turn) => turn.speaker)).filter(isNeighboured);
const withoutTimes = ({ language, turns }: Transcript): Transcript => ({
	language,
	turns: turns.map(({ startMs: _, endMs: __, ...turn }) => turn),
});
const SRT_LOSSES = /-->|→|<\/?(?:b|i|u|s|font)\b|\{\\/i;

describe('what is written is read back', () => {
	const people = ['Kari Eksempel', 'Kari Eksempel jr.', 'Ola', 'Bjørn-Åge O’Neill', 'Speaker 1', 'ØYVIND AV BYEN'];
	const reread = (transcript: Transcript, format: 'vtt' | 'srt' | 'json' | 'txt' | 'md', names: string[] = people) =>
		readTranscriptFile(writeTranscriptFile(transcript, format, head), format, { language: 'nb', people: names }).transcript;

	test.each(['vtt', 'json'] as const)('%s: the same turns with the same times', (format) => {
		fc.assert(
			fc.property(labelled, (transcript) => void expect(reread(transcript, format)).toEqual(transcript)),
			{ numRuns: 300 },
		);
	});

	test('SRT: the same turns with the same times', () => {
		const plain = labelled.filter(({ turns }) => turns.every((turn) => !SRT_LOSSES.test(turn.text)));
		fc.assert(
			fc.property(plain, (transcript) => void expect(reread(transcript, 'srt')).toEqual(transcript)),
			{ numRuns: 300 },
		);
	});

	test.each(['txt', 'md'] as const)('%s: the same turns without times, paragraphs kept', (format) => {
		fc.assert(
			fc.property(labelled.map(withoutTimes), (transcript) => void expect(reread(transcript, format)).toEqual(transcript)),
			{ numRuns: 300 },
		);
		const paragraphs: Transcript = { language: 'nb', turns: [{ kind: 'speech', speaker: 'Ola', text: 'En.\n\nTo.\n\n# Tre' }] };
		expect(reread(paragraphs, format)).toEqual(paragraphs);
	});

	test.each(transcriptFormatNames)('%s: every word where nobody is named', (format) => {
		const text = ({ turns }: Transcript) => turns.map((turn) => turn.text).join(' ');
		const nobody = canonical
			.map(
				({ turns }): Transcript => ({
					language: 'nb',
					turns: turns.map(({ speaker: _, ...turn }) => ({ ...turn, kind: 'speech' })),
				}),
			)
			.filter(({ turns }) => format !== 'srt' || turns.every((turn) => !SRT_LOSSES.test(turn.text)));
		fc.assert(
			fc.property(nobody, (transcript) => void expect(tidyText(text(reread(transcript, format)))).toBe(text(transcript))),
			{ numRuns: 200 },
		);
	});
});

test('captions are valid whatever the times of the turns', () => {
	const time = fc.option(fc.oneof(fc.nat(10_000), fc.constant(Number.MAX_SAFE_INTEGER), fc.nat()), { nil: undefined });
	const turn = fc.record({ text: words, startMs: fc.nat(10_000), endMs: time });
	fc.assert(
		fc.property(fc.array(turn, { minLength: 1, maxLength: 8 }), (turns) => {
			const transcript = transcriptSchema.parse({ language: 'nb', turns });
			expect(canWriteTranscript(transcript, 'vtt')).toBe(true);
			const spans = [
				...writeTranscriptFile(transcript, 'vtt').matchAll(/^(\d+):(\d\d):(\d\d)\.(\d{3}) --> (\d+):(\d\d):(\d\d)\.(\d{3})$/gm),
			]
				.map((match) => match.slice(1).map(Number))
				.map(
					([h = 0, m = 0, s = 0, ms = 0, ...end]) =>
						[clock(h, m, s, ms), clock(...(end as [number, number, number, number]))] as const,
				);
			expect(spans.length).toBeGreaterThanOrEqual(turns.length);
			expect(spans.every(([from, to], i) => to > from && from >= (spans[i - 1]?.[0] ?? 0))).toBe(true);
		}),
		{ numRuns: 300 },
	);
});

function clock(h: number, m: number, s: number, ms: number): number {
	return ((h * 60 + m) * 60 + s) * 1000 + ms;
}

test('no caption line is longer than 42 characters unless one word is', () => {
	fc.assert(
		fc.property(canonical, ({ language, turns }) => {
			const text = writeTranscriptFile(
				{ language, turns: turns.map((turn) => ({ ...turn, text: turn.text.replace(/[<>&]/g, '') || 'x' })) },
				'vtt',
			);
			const payload = text.split('\n').filter((line) => line && !line.includes('-->') && line !== 'WEBVTT');
			const lines = payload.map((line) => line.replace(/^<[vc][^>]*>|<\/c>$/g, ''));
			expect(lines.filter((line) => line.length > 42 && line.includes(' '))).toEqual([]);
		}),
		{ numRuns: 200 },
	);
});
