import { writeQtiPackage } from './formats/qti-package.ts';
import { writeGift } from './formats/write-gift.ts';
import { writeMoodleXml } from './formats/write-moodle-xml.ts';
import type { QuizQuestion } from './quiz.ts';
import type { QuizFormat } from './quiz-format.ts';

/**
 * Writes the questions of a quiz, with their key, as a file that `readQuizFile` reads back as the same questions. The
 * rules of a quiz (pass mark, attempts, waiting time) have no place in any of the formats and stay with the case.
 * @param language a BCP 47 tag, which QTI items name
 * @throws Invalid for what a format cannot say: a character in XML, an arrow or a brace in some places of GIFT
 */
export async function writeQuizFile(
	questions: readonly QuizQuestion[],
	format: QuizFormat,
	language: string,
): Promise<Uint8Array> {
	if (format === 'gift') return Buffer.from(writeGift(questions));
	if (format === 'moodleXml') return Buffer.from(writeMoodleXml(questions));
	return writeQtiPackage(questions, language);
}
