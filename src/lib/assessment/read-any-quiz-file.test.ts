import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { makeZip } from '../../../tests/transcript/make-zip.ts';
import { type QuizQuestion, quizQuestion } from './quiz.ts';
import { readQuizFile } from './read-quiz-file.ts';
import { writeQuizFile } from './write-quiz-file.ts';

const questions: QuizQuestion[] = [
	{
		kind: 'single',
		prompt: 'A?',
		explanation: 'B',
		span: { fromMs: 1, toMs: 2 },
		options: [
			{ text: 'x', correct: true },
			{ text: 'y', correct: false },
		],
	},
	{
		kind: 'multiple',
		prompt: 'A?',
		options: [
			{ text: 'x', correct: true },
			{ text: 'y', correct: false },
			{ text: 'z', correct: true },
		],
	},
	{ kind: 'trueFalse', prompt: 'A?', correct: false },
	{ kind: 'ordering', prompt: 'A?', items: ['x', 'y'] },
	{
		kind: 'matching',
		prompt: 'A?',
		pairs: [
			{ left: 'x', right: 'y' },
			{ left: 'z', right: 'y' },
		],
	},
	{ kind: 'shortText', prompt: 'A?', accepted: ['x', 'y'] },
	{ kind: 'numeric', prompt: 'A?', value: 1, tolerance: 0.5 },
];

/** The texts that readers are fed, whole or in pieces: each question in each format. */
const [giftText, moodleText] = await Promise.all(
	(['gift', 'moodleXml'] as const).map(async (format) => String(Buffer.from(await writeQuizFile(questions, format, 'nb')))),
);
const items = await Promise.all(questions.map(itemText));

async function itemText(question: QuizQuestion): Promise<string> {
	const { unzipFile } = await import('#lib/platform/unzip.ts');
	const zip = await writeQuizFile([question], 'qti', 'nb');
	return String(Buffer.from(unzipFile(zip, 'items/question-1.xml', 100_000) ?? []));
}

const strange = fc.constantFrom(
	...[
		'\0',
		'\ud800',
		'<',
		'>',
		'&',
		'&x;',
		'"',
		'{',
		'}',
		'{}',
		'=',
		'~',
		'#',
		'####',
		'->',
		'\\',
		'//',
		'\n\n',
		'::',
		'%',
		'-1',
		'1e999',
	],
	...[
		'NaN',
		'<quiz>',
		'</question>',
		'<!DOCTYPE a>',
		'<![CDATA[',
		'<question type="toString">',
		'__proto__',
		'<p>',
		'[html]',
		'> 3',
		'..',
	],
);
/** Parts of a text go, come back elsewhere, or become something strange. */
const mutated = fc
	.tuple(
		fc.constantFrom(giftText ?? '', moodleText ?? '', ...items),
		fc.array(fc.tuple(fc.nat(2500), fc.nat(60), fc.oneof(strange, fc.nat(2500))), { minLength: 1, maxLength: 6 }),
	)
	.map(([text, changes]) =>
		changes.reduce((now, [at, length, put]) => {
			const piece = typeof put === 'number' ? now.slice(put, put + 40) : put;
			return now.slice(0, at) + piece + now.slice(at + length);
		}, text),
	);
const anything = fc.oneof(
	{ weight: 4, arbitrary: mutated },
	{
		weight: 1,
		arbitrary: fc.array(fc.oneof(strange, fc.string({ maxLength: 5 })), { maxLength: 40 }).map((parts) => parts.join('')),
	},
	{ weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
);

function check(content: Uint8Array, name: string): void {
	try {
		const { questions, leftOut } = readQuizFile(content, name);
		expect(questions.length).toBeGreaterThan(0);
		for (const question of questions) expect(quizQuestion.parse(question)).toEqual(question);
		expect(leftOut.every(({ line, what, times }) => line >= 1 && messagesIn('nn').quizFiles[what]({}) !== '' && times >= 1)).toBe(
			true,
		);
	} catch (error) {
		expect(error).toBeInstanceOf(Invalid);
		expect((error as Invalid).message).toMatch(/line \d|not UTF-8|archive|damaged|encrypted|unpacks|items, and a quiz/);
	}
}

test('any text gives a quiz, or says by line why not', () => {
	fc.assert(
		fc.property(anything, fc.constantFrom('a.gift', 'a.xml'), (text, name) => check(Buffer.from(text), name)),
		{ numRuns: 6000 },
	);
}, 60_000);

test('any package gives a quiz, or says why not', () => {
	const manifest = '<manifest><resources><resource type="imsqti_item_xmlv3p0" href="a.xml"/></resources></manifest>';
	const changedBytes = fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { maxLength: 3 });
	fc.assert(
		fc.property(mutated, changedBytes, (text, changes) => {
			const zip = makeZip([
				{ name: 'imsmanifest.xml', bytes: Buffer.from(manifest) },
				{ name: 'a.xml', bytes: Buffer.from(text) },
			]);
			for (const [at, byte] of changes) zip[at % zip.length] = byte;
			check(zip, 'a.zip');
		}),
		{ numRuns: 2000 },
	);
}, 60_000);

test.each(['a.gift', 'a.xml', 'a.zip'])(
	'a megabyte of one sign ends as %s',
	(name) => {
		for (const sign of [
			'{',
			'}',
			'\\',
			'=',
			'~a',
			'#',
			'####',
			'::',
			'[tag:',
			'// [tag:',
			'<',
			'<a>',
			'&',
			'<!--',
			' ',
			'\n',
			'a=',
			'%1',
			'->',
			'<p>',
		])
			for (const frame of ['@', 'Q{@}', '[html]@{T}', '<quiz>@</quiz>', `${items[0]?.split('</qti-prompt>')[0]}@`])
				check(Buffer.from(frame.replace('@', () => sign.repeat(500_000 / sign.length))), name);
	},
	60_000,
);
