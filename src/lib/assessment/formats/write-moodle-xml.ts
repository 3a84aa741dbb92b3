import { lines, optional, type Xml, xml } from '#lib/platform/xml.ts';
import type { QuizQuestion } from '../quiz.ts';
import { spanTag } from './span-tag.ts';
import { shareOf, withoutWildcards } from './weights.ts';
import { mustBeXmlText } from './xml-text.ts';

const types: Record<QuizQuestion['kind'], string> = {
	single: 'multichoice',
	multiple: 'multichoice',
	trueFalse: 'truefalse',
	ordering: 'ordering',
	matching: 'match',
	shortText: 'shortanswer',
	numeric: 'numerical',
};

/** Longer names are cut by Moodle. */
const LONGEST_NAME = 80;

/**
 * Writes Moodle XML in plain text throughout. A span of the conversation is a tag, which Moodle keeps.
 * @throws Invalid for a character that XML has no way to write
 */
export function writeMoodleXml(questions: readonly QuizQuestion[]): string {
	mustBeXmlText(questions, 'Moodle XML');
	return xml`<?xml version="1.0" encoding="UTF-8"?>
<quiz>
${lines(questions.map(toXml))}
</quiz>
`.markup;
}

function toXml(question: QuizQuestion): Xml {
	const name = question.prompt.replace(/\s+/g, ' ').slice(0, LONGEST_NAME).toWellFormed();
	return xml`  <question type="${types[question.kind]}">
    <name>${text(name)}</name>
    <questiontext format="plain_text">${text(question.prompt)}</questiontext>
    <generalfeedback format="plain_text">${text(question.explanation ?? '')}</generalfeedback>
    <defaultgrade>1</defaultgrade>
    <penalty>0</penalty>
    <hidden>0</hidden>
${lines([...body(question), optional(spanTag(question), (tag) => xml`    <tags><tag>${text(tag)}</tag></tags>`)])}
  </question>`;
}

function body(question: QuizQuestion): Xml[] {
	switch (question.kind) {
		case 'single':
			return [
				xml`    <single>true</single>`,
				shuffled,
				...question.options.map(({ text, correct }) => answer(text, correct ? 100 : 0)),
			];
		case 'multiple':
			return [xml`    <single>false</single>`, shuffled, ...severalRight(question.options)];
		case 'trueFalse':
			return [true, false].map((truth) => answer(String(truth), truth === question.correct ? 100 : 0));
		case 'ordering':
			return [orderingHead(question.items.length), ...question.items.map((item, index) => answer(item, index + 1))];
		case 'matching':
			return [shuffled, ...question.pairs.map(pair)];
		case 'shortText':
			return [xml`    <usecase>0</usecase>`, ...question.accepted.map((one) => answer(withoutWildcards(one), 100))];
		case 'numeric':
			return [answer(String(question.value), 100, xml`<tolerance>${question.tolerance}</tolerance>`)];
	}
}

const shuffled = xml`    <shuffleanswers>true</shuffleanswers>`;

function severalRight(options: readonly { text: string; correct: boolean }[]): Xml[] {
	const share = shareOf(options.filter(({ correct }) => correct).length);
	return options.map(({ text, correct }) => answer(text, correct ? share : -share));
}

function orderingHead(items: number): Xml {
	return xml`    <layouttype>VERTICAL</layouttype>
    <selecttype>ALL</selecttype>
    <selectcount>${items}</selectcount>
    <gradingtype>ABSOLUTE_POSITION</gradingtype>
    <showgrading>SHOW</showgrading>
    <numberingstyle>none</numberingstyle>`;
}

function answer(words: string, fraction: number, more?: Xml): Xml {
	return xml`    <answer fraction="${fraction}" format="plain_text">${text(words)}${more}</answer>`;
}

function pair({ left, right }: { left: string; right: string }): Xml {
	return xml`    <subquestion format="plain_text">${text(left)}<answer>${text(right)}</answer></subquestion>`;
}

function text(value: string): Xml {
	return xml`<text>${value}</text>`;
}
