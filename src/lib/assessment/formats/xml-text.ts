import { Invalid } from '#lib/platform/errors.ts';
import type { QuizQuestion } from '../quiz.ts';

/** XML 1.0 has no way to write these, not even escaped (https://www.w3.org/TR/xml/#charsets). */
const UNWRITABLE = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u;

/**
 * Stops questions that XML would lose a character of.
 * @throws Invalid with the question and the character
 */
export function mustBeXmlText(questions: readonly QuizQuestion[], format: string): void {
	for (const [index, question] of questions.entries()) {
		JSON.stringify(question, (_key, value) => {
			const [character] = (typeof value === 'string' && UNWRITABLE.exec(value)) || [];
			if (character === undefined) return value;
			const code = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
			throw new Invalid(
				`Question ${index + 1} has the character U+${code}, which ${format} has no way to write. Remove it.`,
				`questions.${index}`,
			);
		});
	}
}
