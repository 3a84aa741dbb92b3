import { readFile, writeFile } from 'node:fs/promises';
import { operator } from '#lib/accounts/viewer.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import type { Command, Context } from './command.ts';
import { findCase } from './find-case.ts';

export const quizCommand: Command = {
	usage: 'quiz <export | import> <case> <file>',
	summary: 'Writes the quiz of a case to a file, or puts that of a file in its place.',
	help: [
		'The file is Moodle GIFT (.gift), Moodle XML (.xml) or a QTI 3.0 package (.zip); a single QTI 3.0 item (.xml) is read too.',
		'A case is named by its number or the last part of its address. The pass mark and the other rules stay as they are, for',
		'no format has them. What a format cannot say is refused when writing; what changes who is right is refused when reading,',
		'by question and line, and what else is not kept is listed. Members who have begun an attempt end it with its questions.',
	],
	refuse({ words: [what] }) {
		return what === 'export' || what === 'import' ? undefined : `It is quiz export or quiz import, not quiz ${what}.`;
	},
	run: (context) => (context.words[0] === 'export' ? exportQuiz(context) : importQuiz(context)),
};

async function exportQuiz({ db, words: [, name = '', file = ''] }: Context): Promise<number> {
	const { openQuiz } = await import('#lib/assessment/open-quiz.server.ts');
	const { quizFormatOf, quizFormats } = await import('#lib/assessment/quiz-format.ts');
	const { writeQuizFile } = await import('#lib/assessment/write-quiz-file.ts');
	const format = quizFormatOf(file);
	const { id, title, language } = await findCase(db, name);
	const quiz = await openQuiz(db, id);
	if (!quiz) throw new NotFound(`“${title}” has no quiz.`);
	const content = await writeQuizFile(quiz.questions, format, language);
	// A file that is there is kept.
	await writeFile(file, content, { flag: 'wx' }).catch(({ message }) => {
		throw new Invalid(`${file} cannot be written (${message}). Name a new file.`);
	});
	console.log(`${quiz.questions.length} questions are in ${file} as ${quizFormats[format].name}.`);
	return 0;
}

async function importQuiz({ db, words: [, name = '', file = ''] }: Context): Promise<number> {
	const { readQuizFile } = await import('#lib/assessment/read-quiz-file.ts');
	const { sayQuiz } = await import('#lib/assessment/quiz-saying.ts');
	const { messagesIn } = await import('#lib/platform/i18n/messages.ts');
	const { replaceQuiz } = await import('#lib/studio/replace-quiz.server.ts');
	const { id, title } = await findCase(db, name);
	const content = await readFile(file).catch(({ message }) => {
		throw new Invalid(`${file} cannot be read (${message}). Name another file.`);
	});
	const { questions, leftOut } = readQuizFile(content, file);
	const outcome = await replaceQuiz(db, operator, id, questions);
	for (const { line, what, times } of leftOut)
		console.error(`line ${line}${times > 1 ? ` and ${times - 1} more` : ''}: ${sayQuiz(messagesIn('en'), { key: what })}`);
	console.log(`${title}: ${outcome === 'changed' ? `it has ${questions.length} questions now` : 'its quiz is as before'}.`);
	return 0;
}
