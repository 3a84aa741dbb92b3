import type { QuizSaying } from '../quiz-saying.ts';
import { Findings, type ReadQuestions, Refusal } from './findings.ts';
import { plainText, type TextFormat } from './moodle-text.ts';
import { spanOfTag } from './span-tag.ts';
import { acceptedTexts, numberIn, rightNumber, type WeightedAnswer, weightedOptions } from './weights.ts';
import { type Element, elementIn, elementsBelow, elementsIn, textIn } from './xml-tree.ts';

const formats: Record<string, TextFormat> = { plain_text: 'plain', markdown: 'markdown', moodle_auto_format: 'moodle' };

/** What Moodle writes with every question and what says nothing of it here. */
const LEFT_OUT: readonly [names: readonly string[], what: QuizSaying['key']][] = [
	[['hint'], 'hints'],
	[['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback'], 'replies'],
	[['idnumber'], 'idNumbers'],
];

const kinds: Record<string, (question: Element, findings: Findings) => object> = {
	multichoice: choice,
	truefalse: trueFalse,
	ordering,
	match: matching,
	shortanswer: shortText,
	numerical: numeric,
};

/**
 * Reads the `quiz` element of Moodle XML (https://docs.moodle.org/en/Moodle_XML_format).
 * @throws UnreadableQuiz with each question that cannot be held, by its line
 */
export function readMoodleXml(quiz: Element): ReadQuestions {
	const findings = new Findings();
	for (const question of elementsIn(quiz, 'question')) {
		if (question.attributes.type === 'category') findings.leaveOut('categories', question.line);
		else findings.question(question.line, () => readQuestion(question, findings));
	}
	return findings.result();
}

function readQuestion(question: Element, findings: Findings): object {
	const { type = '' } = question.attributes;
	const read = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
	if (!read) throw type ? new Refusal('unknownKind', { kind: type.slice(0, 40) }) : new Refusal('namelessKind');
	const file = elementsBelow(question).find(({ name }) => name === 'file' || name === 'image');
	if (file && textIn(file).trim()) throw new Refusal('withFile', {}, file.line);
	noteLosses(question, findings);
	const explanation = formattedText(elementIn(question, 'generalfeedback'), findings);
	const tags = elementsIn(elementIn(question, 'tags'), 'tag').map((tag) => rawText(tag));
	const span = tags.map(spanOfTag).find(Boolean);
	if (tags.some((tag) => !spanOfTag(tag))) findings.leaveOut('tags');
	return {
		...read(question, findings),
		prompt: formattedText(elementIn(question, 'questiontext'), findings),
		...(explanation && { explanation }),
		...(span && { span }),
	};
}

function noteLosses(question: Element, findings: Findings): void {
	for (const [names, what] of LEFT_OUT) {
		if (names.some((name) => elementsIn(question, name).some((element) => textIn(element).trim()))) findings.leaveOut(what);
	}
	if (numberOr(question, 'defaultgrade', 1) !== 1) findings.leaveOut('marks');
	if (numberOr(question, 'penalty', 0) !== 0) findings.leaveOut('penalties');
}

function choice(question: Element, findings: Findings): object {
	const single = /^(?:true|1)?$/.test(textIn(elementIn(question, 'single')).trim());
	const options = answersOf(question, findings, formattedText);
	return { kind: single ? 'single' : 'multiple', options: weightedOptions(options, single, findings) };
}

function trueFalse(question: Element, findings: Findings): object {
	const answers = answersOf(question, findings, rawText);
	const right = answers.filter(({ weight }) => weight === 100);
	if (answers.length !== 2 || right.length !== 1) throw new Refusal('oneOfTwo');
	const [{ text } = { text: '' }] = right;
	if (!/^(?:true|false)$/i.test(text)) throw new Refusal('notTrueFalse', { text: text.slice(0, 60) });
	return { kind: 'trueFalse', correct: text.toLowerCase() === 'true' };
}

function ordering(question: Element, findings: Findings): object {
	const shown = textIn(elementIn(question, 'selecttype')).trim();
	if (shown && shown !== 'ALL') throw new Refusal('someItems', { shown });
	findings.leaveOut('orderingLook');
	const items = elementsIn(question, 'answer').map((answer) => ({
		text: formattedText(answer, findings),
		place: weightOf(answer),
	}));
	return { kind: 'ordering', items: items.sort((one, other) => one.place - other.place).map(({ text }) => text) };
}

function matching(question: Element, findings: Findings): object {
	const pairs = elementsIn(question, 'subquestion').map((left) => {
		const pair = { left: formattedText(left, findings), right: rawText(elementIn(left, 'answer')) };
		if (!pair.left) throw new Refusal('matchesNothing', {}, left.line);
		return pair;
	});
	return { kind: 'matching', pairs };
}

function shortText(question: Element, findings: Findings): object {
	if (textIn(elementIn(question, 'usecase')).trim() === '1') findings.leaveOut('capitals');
	return { kind: 'shortText', accepted: acceptedTexts(answersOf(question, findings, rawText), findings) };
}

function numeric(question: Element, findings: Findings): object {
	if (elementsIn(elementIn(question, 'units')).length > 0) throw new Refusal('unit');
	return { kind: 'numeric', ...rightNumber(answersOf(question, findings, rawText), findings) };
}

type ReadText = (element: Element, findings: Findings) => string;

function answersOf(question: Element, findings: Findings, read: ReadText): WeightedAnswer[] {
	return elementsIn(question, 'answer').map((answer) => {
		if (textIn(elementIn(answer, 'feedback')).trim()) findings.leaveOut('replies');
		return { text: read(answer, findings), weight: weightOf(answer), tolerance: numberOr(answer, 'tolerance', 0) };
	});
}

function weightOf({ attributes: { fraction = '0' } }: Element): number {
	return numberIn(fraction);
}

function numberOr(element: Element, name: string, otherwise: number): number {
	const text = textIn(elementIn(element, name)).trim();
	return text ? numberIn(text) : otherwise;
}

/** The text of an element whose `format` says how it is meant; HTML, when it says nothing. */
function formattedText(element: Element | undefined, findings: Findings): string {
	const format = formats[element?.attributes.format?.trim() ?? ''] ?? 'html';
	return plainText(textIn(elementIn(element, 'text')), format, findings);
}

function rawText(element: Element | undefined): string {
	return textIn(elementIn(element, 'text')).trim();
}
