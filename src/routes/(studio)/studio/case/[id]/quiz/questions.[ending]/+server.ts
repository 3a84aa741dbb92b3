import { quizFormats } from '#lib/assessment/quiz-format.ts';
import { writeQuizFile } from '#lib/assessment/write-quiz-file.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { openQuizEditor } from '#lib/studio/open-quiz-editor.server.ts';
import { caseIdOf } from '../../../case-id.ts';
import type { RequestHandler } from './$types';

/** The questions of a case with their key, for another system. */
export const GET: RequestHandler = async ({ locals: { db, viewer }, params }) => {
	const caseId = caseIdOf(params);
	const { quiz, language } = await openQuizEditor(db, viewer, caseId);
	const [format, facts] = Object.entries(quizFormats).find(([, { ending }]) => ending === params.ending) ?? [];
	if (!format || !facts || !quiz) throw new NotFound('There is no such file of questions.');
	const content = await writeQuizFile(quiz.questions, format as keyof typeof quizFormats, language);
	return new Response(Buffer.from(content), {
		headers: {
			'content-type': facts.mimeType,
			'content-disposition': `attachment; filename="quiz-${caseId}.${facts.ending}"`,
			'cache-control': 'no-store',
		},
	});
};
