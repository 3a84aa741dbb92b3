import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { unzipFile } from '#lib/platform/unzip.ts';
import { arbitraryText } from '../../../tests/arbitraries/case-document.ts';
import { arbitraryQuestion } from '../../../tests/arbitraries/quiz.ts';
import { type QuizQuestion, quizQuestion } from './quiz.ts';
import { type QuizFormat, quizFormats } from './quiz-format.ts';
import { readQuizFile } from './read-quiz-file.ts';
import { writeQuizFile } from './write-quiz-file.ts';

const formats = Object.keys(quizFormats) as QuizFormat[];

/** Signs that mean something in one of the formats. */
const signs = fc.constantFrom(
	...['{', '}', '=', '~', '#', '####', ':', '::', '\\', '\\n', '\\*', '*', '->', '//', '%50%', '[html]', '[plain]x', '> 4 ALL'],
	...['<b>', '&amp;', ']]>', '<!--', 'TRUE', '3..4', '_____', '[tag:x]', '$CATEGORY: x', 'a  b', 'a\n\nb', '\t', 'æ', '🎧'],
);
const signedText = fc
	.array(fc.oneof(signs, fc.string({ unit: 'grapheme', maxLength: 6 })), { minLength: 1, maxLength: 5 })
	.map((parts) => parts.join('').trim());
const anyText = fc.oneof(signedText, arbitraryText).filter((text) => text.trim() !== '');
/** What people write, with the signs that every format can tell. */
const plainText = fc
	.array(fc.constantFrom('Hva', 'sa', 'hun?', '50 %', 'a = b', '~', '#1', '«nei»', '\\', '<p>', '&', '1:2', 'å'), {
		minLength: 1,
		maxLength: 6,
	})
	.map((words) => words.join(' '));

async function roundTrip(questions: QuizQuestion[], format: QuizFormat): Promise<QuizQuestion[]> {
	const file = await writeQuizFile(questions, format, 'nb');
	return readQuizFile(file, `quiz.${quizFormats[format].ending}`).questions;
}

/** GIFT has one kind of line break, QTI one entry for each accepted text. */
function expected(question: QuizQuestion, format: QuizFormat): QuizQuestion {
	const stored = storable(question);
	if (format === 'qti' && stored.kind === 'shortText') return { ...stored, accepted: [...new Set(stored.accepted)] };
	if (format !== 'gift') return stored;
	return JSON.parse(JSON.stringify(stored, (_, value) => (typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : value)));
}

describe.each(formats)('%s', (format) => {
	test('what people write comes back as it was, whatever the kind', async () => {
		const questions = fc.array(arbitraryQuestion(plainText), { minLength: 1, maxLength: 6 });
		await fc.assert(
			fc.asyncProperty(questions, async (questions) => {
				const back = await roundTrip(questions.map(storable), format);
				expect(back).toEqual(questions.map((question) => expected(question, format)));
			}),
			{ numRuns: 150 },
		);
	});

	test('any text comes back as it was, or the question is refused by its number', async () => {
		const question = arbitraryQuestion(anyText).map(storable);
		await fc.assert(
			fc.asyncProperty(question, async (question) => {
				const back = await roundTrip([question], format).catch((error: unknown) => error);
				if (back instanceof Invalid)
					expect(back.message).toMatch(/^Question 1 (?:cannot be written as GIFT: |has the character U\+)/);
				else expect(back).toEqual([expected(question, format)]);
			}),
			{ numRuns: 1500 },
		);
	}, 60_000);
});

const pair: QuizQuestion = {
	kind: 'matching',
	prompt: 'Hvem?',
	pairs: [
		{ left: 'a -> b', right: 'c' },
		{ left: 'd', right: 'e -> f' },
	],
};

test.each<[QuizFormat, QuizQuestion, RegExp]>([
	['gift', pair, /^Question 2 cannot be written as GIFT: “a -> b”/],
	['gift', { kind: 'shortText', prompt: 'Hva?', accepted: ['->'] }, /^Question 2 cannot be written as GIFT: “->”/],
	[
		'gift',
		{ kind: 'ordering', prompt: 'Hva?', items: ['a', '// b'] },
		/^Question 2 cannot be written as GIFT: the item “\/\/ b”/,
	],
	['gift', { kind: 'ordering', prompt: 'Hva?', items: ['a', '{b}'] }, /^Question 2 cannot be written as GIFT: the item “{b}”/],
	[
		'moodleXml',
		{ kind: 'trueFalse', prompt: 'a\u0001b', correct: true },
		/^Question 2 has the character U\+0001, which Moodle XML/,
	],
	['qti', { kind: 'shortText', prompt: 'a', accepted: ['b\u{ffff}'] }, /^Question 2 has the character U\+FFFF, which QTI/],
])('%s refuses by name what it cannot say', async (format, question, why) => {
	const questions: QuizQuestion[] = [{ kind: 'trueFalse', prompt: 'Sant?', correct: true }, question];
	await expect(writeQuizFile(questions, format, 'nb')).rejects.toThrow(why);
});

const quiz: QuizQuestion[] = [
	{
		kind: 'multiple',
		prompt: 'Hva {bygde} de?',
		explanation: 'Båt & kai',
		span: { fromMs: 12_000, toMs: 34_500 },
		options: ['Båt', 'Kai', 'Hus'].map((text, index) => ({ text, correct: index < 2 })),
	},
	{ kind: 'numeric', prompt: 'Hvor mange?', value: 3.5, tolerance: 0.25 },
];
const written = async (format: QuizFormat) => Buffer.from(await writeQuizFile(quiz, format, 'nb'));

test('GIFT is what Moodle itself writes: escapes, weights, a span that it keeps as a tag', async () => {
	expect(String(await written('gift'))).toBe(
		`// [tag:dugnad-span:12000-34500]
[plain]Hva \\{bygde\\} de?{
	~%50%Båt
	~%50%Kai
	~%-50%Hus
	####Båt & kai
}

[plain]Hvor mange?{#3.5:0.25
}
`,
	);
});

test('Moodle XML has plain text, shares and the span as a tag', async () => {
	const xml = String(await written('moodleXml'));
	expect(xml).toContain('<questiontext format="plain_text"><text>Hva {bygde} de?</text></questiontext>');
	expect(xml).toContain('<answer fraction="-50" format="plain_text"><text>Hus</text></answer>');
	expect(xml).toContain('<tags><tag><text>dugnad-span:12000-34500</text></tag></tags>');
	expect(xml).toContain('<text>3.5</text><tolerance>0.25</tolerance></answer>');
});

test('a QTI package lists its items, which grade as they are graded here', async () => {
	const zip = await written('qti');
	const file = (name: string) => String(Buffer.from(unzipFile(zip, name, 100_000) ?? []));
	expect(file('imsmanifest.xml')).toContain(
		'<resource identifier="question-2" type="imsqti_item_xmlv3p0" href="items/question-2.xml">',
	);
	const [choice, number] = [file('items/question-1.xml'), file('items/question-2.xml')];
	expect(choice).toContain('<qti-map-entry map-key="choice-3" mapped-value="-0.5"/>');
	expect(choice).toContain('data-dugnad-span="12000-34500"');
	expect(choice).toContain('rptemplates/map_response.xml"/>');
	expect(number).toContain('<qti-equal tolerance-mode="absolute" tolerance="0.25 0.25">');
	expect(await written('qti')).toEqual(zip);
});

test('the schema takes what the tests write', () => {
	for (const question of [...quiz, pair]) expect(quizQuestion.parse(question)).toEqual(question);
});
