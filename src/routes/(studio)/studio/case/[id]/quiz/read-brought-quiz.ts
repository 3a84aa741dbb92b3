import type { QuizQuestion } from '#lib/assessment/quiz.ts';
import { type QuizSaying, UnreadableQuiz } from '#lib/assessment/quiz-saying.ts';
import { type LeftOut, readQuizFile } from '#lib/assessment/read-quiz-file.ts';
import { isExpected } from '#lib/platform/errors.ts';

/** What a file of questions holds, shown before it is taken. */
export interface BroughtQuiz {
	brought: { questions: { kind: QuizQuestion['kind']; prompt: string }[]; leftOut: LeftOut[]; ready: string };
}

/** Reads the file that an editor chose; `details` says what is wrong with it, by its lines, or in English what an archive lacks. */
export async function readBroughtQuiz(
	form: FormData,
): Promise<BroughtQuiz | { fileProblem: 'none' | 'unreadable'; details: readonly (QuizSaying | string)[] }> {
	const file = form.get('file');
	if (!(file instanceof File) || file.size === 0) return { fileProblem: 'none', details: [] };
	try {
		const { questions, leftOut } = readQuizFile(new Uint8Array(await file.arrayBuffer()), file.name);
		const shown = questions.map(({ kind, prompt }) => ({ kind, prompt }));
		return { brought: { questions: shown, leftOut, ready: JSON.stringify(questions) } };
	} catch (error) {
		if (error instanceof UnreadableQuiz) return { fileProblem: 'unreadable', details: error.sayings };
		if (isExpected(error)) return { fileProblem: 'unreadable', details: [error.message] };
		throw error;
	}
}
