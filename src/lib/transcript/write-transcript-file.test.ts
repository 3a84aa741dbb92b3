import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { tidyText } from './formats/tidy-text.ts';
import { readTranscriptFile } from './read-transcript-file.ts';
import { splitSentences } from './split-sentences.ts';
import { splitWords } from './split-words.ts';
import { leastConfidence, type Sentence, type Transcript, type Turn, transcript as transcriptSchema } from './transcript.ts';
import { type WrittenFormat, writtenFormatNames } from './transcript-format.ts';
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
	expect(writableFormats(timed)).toEqual(writtenFormatNames);
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
const withoutSentences = ({ language, turns }: Transcript): Transcript => ({
	language,
	turns: turns.map(({ sentences: _, ...turn }) => turn),
});
const SRT_LOSSES = /-->|→|<\/?(?:b|i|u|s|font)\b|\{\\/i;

describe('what is written is read back', () => {
	const people = ['Kari Eksempel', 'Kari Eksempel jr.', 'Ola', 'Bjørn-Åge O’Neill', 'Speaker 1', 'ØYVIND AV BYEN'];
	const reread = (transcript: Transcript, format: WrittenFormat, names: string[] = people) =>
		readTranscriptFile(writeTranscriptFile(transcript, format, head), format, { language: 'nb', people: names }).transcript;

	test.each(['vtt', 'json'] as const)('%s: the same turns with the same times', (format) => {
		fc.assert(
			fc.property(labelled, (transcript) => void expect(withoutSentences(reread(transcript, format))).toEqual(transcript)),
			{ numRuns: 300 },
		);
	});

	test('SRT: the same turns with the same times', () => {
		const plain = labelled.filter(({ turns }) => turns.every((turn) => !SRT_LOSSES.test(turn.text)));
		fc.assert(
			fc.property(plain, (transcript) => void expect(withoutSentences(reread(transcript, 'srt'))).toEqual(transcript)),
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

	test.each(writtenFormatNames)('%s: every word where nobody is named', (format) => {
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

/** A sentence of so many words, how long it takes, and whether its time is known, unsure, or not known. */
const saidSentence = fc.record({
	words: fc.array(fc.constantFrom('vi', 'Oslo', 'prøvde', '«igjen»', 'og', 'menneskerettighetene', 'år'), {
		minLength: 1,
		maxLength: 20,
	}),
	pauseMs: fc.nat(1500),
	ms: fc.integer({ min: 40, max: 20_000 }),
	confidence: fc.constantFrom(undefined, 1, 0.9, leastConfidence, 0.3, 'none' as const),
	timesWords: fc.boolean(),
});
const timedSentences = fc
	.array(fc.array(saidSentence, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })
	.map((all): Transcript => {
		let at = 0;
		const turns = all.map((said, i): Turn => {
			const sentences = said.map(({ words, pauseMs, ms, confidence, timesWords }, j): Sentence => {
				const text = `Da ${words.join(' ')}.`;
				const startMs = at + pauseMs;
				at = startMs + ms;
				// The first and the last sentence have the turn's times.
				const isBorder = j === 0 || j === said.length - 1;
				if (confidence === 'none' && !isBorder) return { text };
				const sure = isBorder || confidence === 'none' ? 1 : confidence;
				const timed = splitWords(text).map((word, k) => ({ text: word, startMs: startMs + k }));
				return {
					text,
					startMs,
					endMs: at,
					source: 'aligned',
					...(sure && { confidence: sure }),
					...(timesWords && { words: timed }),
				};
			});
			const speaker = i % 2 === 0 ? 'Kari Eksempel' : 'Ola';
			const text = sentences.map((sentence) => sentence.text).join(' ');
			return { kind: 'speech', speaker, text, startMs: sentences[0]?.startMs, endMs: at, sentences };
		});
		return { language: 'nb', turns };
	});

describe('the times of sentences', () => {
	const people = ['Kari Eksempel', 'Ola'];
	const startsOf = ({ sentences = [] }: Turn) =>
		sentences.map(({ startMs, confidence = 1 }) => (confidence < leastConfidence ? undefined : startMs));

	test.each(['vtt', 'srt', 'json'] as const)('%s: come back, the unsure ones left out', (format) => {
		fc.assert(
			fc.property(timedSentences, (transcript) => {
				for (const { text, sentences } of transcript.turns) expect(splitSentences(text)).toHaveLength(sentences?.length ?? 0);
				const { transcript: reread } = readTranscriptFile(writeTranscriptFile(transcript, format, head), format, {
					language: 'nb',
					people,
				});
				expect(withoutSentences(reread)).toEqual(withoutSentences(transcript));
				for (const [i, turn] of transcript.turns.entries()) {
					const found = reread.turns[i];
					if (!found?.sentences) continue;
					expect(found.sentences.map(({ text }) => text)).toEqual(turn.sentences?.map(({ text }) => text));
					for (const [j, startMs] of startsOf(turn).entries()) {
						if (startMs !== undefined) expect(found.sentences[j]).toMatchObject({ startMs, confidence: 1 });
					}
				}
				const isTold = transcript.turns.every((turn, i) => {
					const timed = startsOf(turn).filter((startMs) => startMs !== undefined).length;
					return timed < 2 || reread.turns[i]?.sentences !== undefined;
				});
				expect(isTold).toBe(true);
			}),
			{ numRuns: 300 },
		);
	});

	const [one, two, three] = ['Vi begynte i det små.', 'Så gikk det fort.', 'Til slutt var vi mange.'] as const;
	const turn: Turn = {
		kind: 'speech',
		speaker: 'Kari',
		text: `${one} ${two}\n\n${three}`,
		startMs: 1000,
		endMs: 9000,
		sentences: [
			{ text: one, startMs: 1000, endMs: 3000, source: 'aligned', confidence: 0.9 },
			{ text: two, startMs: 3500, endMs: 4000, source: 'aligned', confidence: 0.2 },
			{ text: three, startMs: 7000, endMs: 9000, source: 'edited', confidence: 1 },
		],
	};

	test('a sentence that is not sure shares the time of the one before it', () => {
		expect(JSON.parse(writeTranscriptFile({ language: 'nb', turns: [turn] }, 'json')).segments).toEqual([
			{ speaker: 'Kari', startTime: 1, body: `${one} ${two}\n\n` },
			{ speaker: 'Kari', startTime: 7, endTime: 9, body: three },
		]);
		expect(writeTranscriptFile({ language: 'nb', turns: [turn] }, 'vtt')).toContain(
			`00:00:01.000 --> 00:00:07.000\n<v Kari>Vi begynte i det små. Så gikk det fort.\n\n00:00:07.000 --> 00:00:09.000\n<v Kari>${three}`,
		);
	});

	test('the empty line between paragraphs comes back from JSON', () => {
		const json = writeTranscriptFile({ language: 'nb', turns: [turn] }, 'json');
		expect(readTranscriptFile(json, 'json', { language: 'nb' }).transcript.turns[0]?.text).toBe(turn.text);
	});

	test('a turn whose first sentence has a time needs none of its own', () => {
		const { startMs: _, ...untimedTurn } = turn;
		expect(canWriteTranscript({ language: 'nb', turns: [untimedTurn] }, 'srt')).toBe(true);
		const [first, ...others] = turn.sentences ?? [];
		const unsure = { ...untimedTurn, sentences: [{ text: first?.text ?? '' }, ...others] };
		expect(canWriteTranscript({ language: 'nb', turns: [unsure] }, 'srt')).toBe(false);
	});

	test('a long sentence is cut at the times of its words', () => {
		const text = `${Array.from({ length: 20 }, (_, i) => `ordet${i}`).join(' ')}.`;
		const words = splitWords(text).map((word, i) => ({ text: word, startMs: i < 10 ? i * 1000 : 20_000 + i }));
		const sentence: Sentence = { text, startMs: 0, endMs: 30_000, source: 'aligned', confidence: 1, words };
		const vtt = writeTranscriptFile(
			{ language: 'nb', turns: [{ kind: 'speech', text, startMs: 0, endMs: 30_000, sentences: [sentence] }] },
			'vtt',
		);
		const captions = [...vtt.matchAll(/^(\S+) --> (\S+)\n<c.speech>(\S+)/gm)].map((match) => match.slice(1));
		expect(captions).toEqual([
			['00:00:00.000', '00:00:20.011', 'ordet0'],
			['00:00:20.011', '00:00:30.000', 'ordet11'],
		]);
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
