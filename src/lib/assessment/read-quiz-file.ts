import { decodeText } from '#lib/platform/decode-text.ts';
import type { LeftOut, ReadQuestions } from './formats/findings.ts';
import { readQtiPackage, readSingleItem } from './formats/qti-package.ts';
import { readGift } from './formats/read-gift.ts';
import { readMoodleXml } from './formats/read-moodle-xml.ts';
import { readXmlTree } from './formats/xml-tree.ts';
import { quizFormatOf } from './quiz-format.ts';
import { UnreadableQuiz } from './quiz-saying.ts';

export type { LeftOut, ReadQuestions };

/** No quiz fills more. */
export const largestQuizFile = 5_000_000;

/**
 * Reads the questions of a quiz from a file of Moodle GIFT (`.gift`), Moodle XML or one QTI 3.0 item (`.xml`), or a QTI
 * 3.0 package (`.zip`), and tells what it had to do without: names, replies to single answers, markup. No format has
 * rules such as the pass mark. What would change who is right is never left out but refused.
 * @throws UnreadableQuiz with every question that cannot be held, by its line
 */
export function readQuizFile(content: Uint8Array, fileName: string): ReadQuestions {
	const format = quizFormatOf(fileName);
	if (content.length > largestQuizFile)
		throw new UnreadableQuiz({ key: 'tooLarge', about: { megabytes: largestQuizFile / 1_000_000 } });
	if (format === 'qti') return readQtiPackage(content);
	const text = decodeText(content);
	return format === 'gift' ? readGift(text) : readXml(text);
}

function readXml(text: string): ReadQuestions {
	const root = readXmlTree(text);
	if (root.name === 'quiz') return readMoodleXml(root);
	if (root.name === 'qti-assessment-item') return readSingleItem(root);
	throw new UnreadableQuiz({ key: 'unknownRoot', about: { name: root.name.slice(0, 60), line: root.line } });
}
