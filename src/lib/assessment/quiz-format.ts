import { UnreadableQuiz } from './quiz-saying.ts';

/** The formats that a quiz is read from and written in. */
export type QuizFormat = 'gift' | 'moodleXml' | 'qti';

interface FormatFacts {
	name: string;
	mimeType: string;
	/** What a file that we write is called at the end. */
	ending: string;
}

export const quizFormats: Readonly<Record<QuizFormat, FormatFacts>> = {
	gift: { name: 'Moodle GIFT', mimeType: 'text/plain', ending: 'gift' },
	moodleXml: { name: 'Moodle XML', mimeType: 'application/xml', ending: 'xml' },
	qti: { name: 'QTI 3.0', mimeType: 'application/zip', ending: 'zip' },
};

/**
 * The format that a file is written in by its name.
 * @throws UnreadableQuiz for a name of another kind
 */
export function quizFormatOf(fileName: string): QuizFormat {
	const ending = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase();
	const format = (Object.keys(quizFormats) as QuizFormat[]).find((format) => quizFormats[format].ending === ending);
	if (format) return format;
	throw new UnreadableQuiz({ key: 'unknownFile', about: { name: fileName } });
}
