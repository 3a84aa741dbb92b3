import { Invalid } from '#lib/platform/errors.ts';
import type { QuizQuestion } from '../quiz.ts';
import { plainToGift, toGift } from './gift-text.ts';
import { spanTag } from './span-tag.ts';
import { shareOf, withoutWildcards } from './weights.ts';

/** What Moodle takes for a weight at the start of an answer. */
const LIKE_A_WEIGHT = /^%-?\d/;

/**
 * Writes Moodle's GIFT. A span of the conversation is a tag in a comment, which Moodle keeps; line breaks of any kind are one.
 * @throws Invalid for what GIFT cannot tell from something else
 */
export function writeGift(questions: readonly QuizQuestion[]): string {
	return questions.map((question, index) => `${block(question, index + 1)}\n`).join('\n');
}

function block(question: QuizQuestion, number: number): string {
	const tag = spanTag(question);
	const explanation = question.explanation === undefined ? '' : `\n\t####${plainToGift(question.explanation)}`;
	// Moodle's default for text may be HTML; the format is named, so that < stays <.
	return `${tag ? `// [tag:${tag}]\n` : ''}[plain]${toGift(question.prompt)}{${answers(question, number)}${explanation}\n}`;
}

function answers(question: QuizQuestion, number: number): string {
	switch (question.kind) {
		case 'single':
			return lines(question.options.map(({ text, correct }) => `${correct ? '=' : wrong(text)}${plainToGift(text)}`));
		case 'multiple':
			return lines(severalRight(question.options));
		case 'trueFalse':
			return question.correct ? 'TRUE' : 'FALSE';
		case 'ordering':
			return ordered(question.items, number);
		case 'matching':
			return lines(question.pairs.map(({ left, right }) => `=${plainToGift(arrowless(left, number))} -> ${toGift(right)}`));
		case 'shortText':
			return lines(question.accepted.map((text) => `=%100%${plainToGift(withoutWildcards(arrowless(text, number)))}`));
		case 'numeric':
			return `#${question.value}:${question.tolerance}`;
	}
}

function lines(all: readonly string[]): string {
	return all.map((line) => `\n\t${line}`).join('');
}

function wrong(text: string): string {
	return LIKE_A_WEIGHT.test(text) ? '~%0%' : '~';
}

function severalRight(options: readonly { text: string; correct: boolean }[]): string[] {
	const share = shareOf(options.filter(({ correct }) => correct).length);
	return options.map(({ text, correct }) => `~%${correct ? share : -share}%${plainToGift(text)}`);
}

/** Items stand on lines of their own, in the form of Moodle's ordering plug-in, which undoes no escapes but of the backslash. */
function ordered(items: readonly string[], number: number): string {
	for (const item of items) {
		if (/^\/\/|[{}\r\n]|####/.test(item))
			refuse(number, `the item “${short(item)}”, for items have no braces, line breaks, #### or // before them`);
	}
	const own = items.map((item) => `\n${item.replaceAll('\\', '\\\\')}`);
	return `>${items.length} ALL VERTICAL ABSOLUTE_POSITION SHOW none${own.join('')}`;
}

/** An arrow before the arrow would end the left side too early. */
function arrowless(text: string, number: number): string {
	if (text.includes('->')) refuse(number, `“${short(text)}”, for -> divides the sides of a pair`);
	return text;
}

function refuse(number: number, what: string): never {
	throw new Invalid(
		`Question ${number} cannot be written as GIFT: ${what}. Use another format, or other words.`,
		`questions.${number - 1}`,
	);
}

function short(text: string): string {
	return text.slice(0, 60);
}
