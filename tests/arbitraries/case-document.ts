import fc from 'fast-check';
import { type CaseDocument, caseDocument } from '#lib/studio/case-document.ts';
import { arbitraryQuestion, arbitraryRules } from './quiz.ts';

/** Texts that a careless reader of files takes for something else: fences, headings, labels, YAML's own signs. */
const trickyTexts = [
	'---',
	'# Heading',
	'## Transcript',
	'### Hvem er du?',
	'key: value',
	'- item',
	'> quote',
	'— Kari Moe',
	'**Kari Moe**: hei',
	'**Kari:** hei',
	'Kari: hei',
	'**?** [00:00:01.000 → 00:00:02.000]: hei',
	'\\# not a heading',
	'\\',
	'[tekst](https://example.org/a)',
	'{tema}',
	'{tema: hav}',
	'true',
	'null',
	'2019-01-08',
	'0608',
	'1_000',
	'~',
	'*alias',
	'&anchor',
	'!tag',
	'| block',
	'a\u00a0b',
	'👩‍🔬 forsker',
	'intro',
	'(intro)',
	'?',
	'\u0000',
	'a\rb',
	'a\u2028b',
	'a\ufeffb',
	'a\tb',
	'<b>fet</b> &amp; "sitat"',
];

const piece = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(...trickyTexts) },
	{ weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);
const several = (separators: string[]) =>
	fc
		.array(fc.tuple(piece, fc.constantFrom(...separators)), { minLength: 1, maxLength: 4 })
		.map((pieces) => pieces.map(([part, separator]) => part + separator).join(''))
		.map((joined) => joined.trim())
		.filter((joined) => joined !== '');

/** Any text that a case may hold in a field. */
export const arbitraryText = several(['', ' ', '\n', '\n\n', '\r\n', '  \n']);
const name = fc.oneof(fc.constantFrom('Kari Moe', 'Kari', 'Ola Lie', 'Moe: Kari', 'Intro', '?'), several([' ']));
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 3 });
const address = fc.webUrl({ validSchemes: ['http', 'https'], withQueryParameters: true });
const ms = fc.oneof(fc.nat(4_000_000), fc.nat(200_000_000_000));
const count = fc.integer({ min: 1, max: 10_000 });
const date = fc
	.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
	.map((day) => day.toISOString());
const number = fc
	.tuple(fc.constantFrom('#', 'C'), fc.integer({ min: 1, max: 9999 }))
	.map(([sign, n]) => sign + String(n).padStart(4, '0'));

const content = fc.record(
	{
		number,
		guid: arbitraryText,
		title: arbitraryText,
		ingress: arbitraryText,
		notesHtml: arbitraryText,
		language: fc.constantFrom('nb', 'nn', 'en', 'en-GB', 'se'),
		status: fc.constantFrom('draft' as const, 'published' as const),
		publishedAt: date,
		recordedOn: date.map((day) => day.slice(0, 10)),
		durationMs: fc.integer({ min: 1, max: 86_400_000 }),
		people: few(
			fc.record(
				{
					name,
					role: fc.constantFrom('guest' as const, 'host' as const),
					title: arbitraryText,
					organisation: arbitraryText,
					url: address,
					imageUrl: address,
				},
				{ requiredKeys: ['name', 'role'] },
			),
		),
		organisations: few(arbitraryText),
		place: arbitraryText,
		themes: few(arbitraryText),
		perspectives: few(arbitraryText),
		series: arbitraryText,
		season: count,
		episode: count,
		goals: few(fc.integer({ min: 1, max: 17 })),
		quotes: few(fc.record({ text: arbitraryText, speaker: name }, { requiredKeys: ['text'] })),
		outcomes: few(arbitraryText),
		literature: few(fc.record({ text: arbitraryText, url: address }, { requiredKeys: ['text'] })),
		moreLearning: few(arbitraryText),
		questionnaire: few(
			fc.record(
				{ question: arbitraryText, themeSlot: arbitraryText, person: name, answer: arbitraryText },
				{ requiredKeys: ['question', 'answer'] },
			),
		),
		reflectionQuestion: arbitraryText,
		hashtags: few(fc.constantFrom('dugnad', 'hav2030', 'Æresord', '2030', 'true')),
		links: few(fc.record({ label: arbitraryText, url: address }, { requiredKeys: ['label'] })),
		related: few(
			fc.record(
				{
					number,
					title: arbitraryText,
					theme: arbitraryText,
					guest: name,
					guestTitle: arbitraryText,
					organisation: arbitraryText,
				},
				{ requiredKeys: [] },
			),
		),
		license: arbitraryText,
		explicit: fc.boolean(),
		sourceUrl: address,
	},
	{ requiredKeys: ['title', 'language'] },
);

const turn = fc.record(
	{
		kind: fc.constantFrom('speech' as const, 'intro' as const, 'outro' as const),
		speaker: name,
		text: arbitraryText,
		startMs: ms,
		endMs: ms,
	},
	{ requiredKeys: ['text'] },
);

const fileName = fc.constantFrom('sound.mp3', 'video.mp4', 'lyd og bilde.ogg', 'bilder/forside.jpg', 'ukjent.xyz', 'æøå.png');
const media = fc.record(
	{
		kind: fc.constantFrom('audio' as const, 'video' as const, 'image' as const, 'chapters' as const),
		src: fc.oneof(fileName, address),
		mimeType: fc.constantFrom('audio/mpeg', 'video/mp4', 'image/png', 'application/json+chapters'),
		bytes: fc.nat(),
		durationMs: fc.integer({ min: 1, max: 86_400_000 }),
		alt: fc.oneof(fc.constant(''), arbitraryText),
	},
	{ requiredKeys: ['kind', 'src', 'mimeType'] },
);

/** Any whole case that the schemas accept, with texts meant to break what writes and reads it. */
export const arbitraryCaseDocument: fc.Arbitrary<CaseDocument> = fc
	.record(
		{
			case: content,
			transcript: fc.record(
				{
					language: fc.constantFrom('nb', 'nn', 'en'),
					machineMade: fc.constant(true),
					turns: fc.array(turn, { minLength: 1, maxLength: 5 }),
				},
				{ requiredKeys: ['language', 'turns'] },
			),
			media: few(media),
			quiz: fc.record({
				questions: fc.array(arbitraryQuestion(arbitraryText), { minLength: 1, maxLength: 3 }),
				rules: arbitraryRules,
			}),
		},
		{ requiredKeys: ['case'] },
	)
	.map((document) => caseDocument.parse(document));
