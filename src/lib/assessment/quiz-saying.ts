import { Invalid } from '#lib/platform/errors.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';

type Parts = Record<string, string | number>;

/** A sentence about a file of questions, by its key, that every language of the interface has. */
export interface QuizSaying {
	key: keyof Messages['quizFiles'];
	about?: Parts | undefined;
	/** The question that it is about: `number`, `line` and, where there are several files, `file`. */
	question?: Parts | undefined;
}

/** A sentence about a file of questions in a language. */
export function sayQuiz({ quizFiles }: Messages, { key, about = {}, question }: QuizSaying): string {
	const sentence = quizFiles[key](about);
	return question ? `${quizFiles.question(question)} ${sentence}` : sentence;
}

/** A file that gives no quiz; its message says everything in English, a sentence on each line. */
export class UnreadableQuiz extends Invalid {
	readonly sayings: readonly QuizSaying[];

	constructor(...sayings: QuizSaying[]) {
		super(sayings.map((saying) => sayQuiz(messagesIn('en'), saying)).join('\n'), 'file');
		this.sayings = sayings;
	}
}
