import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { changedQuiz, type QuizChange } from './change-quiz.ts';
import { type CaseEdit, type EditOutcome, saveEditedCase } from './save-edited-case.server.ts';

/** Saves one thing that an editor did to a case's quiz. Throws as `saveEditedCase`, and Conflict when its question is gone. */
export function saveEditedQuiz(
	db: Db,
	viewer: Viewer,
	edit: Pick<CaseEdit, 'caseId' | 'base' | 'session'>,
	change: QuizChange,
): Promise<EditOutcome> {
	return saveEditedCase(db, viewer, {
		...edit,
		change: ({ quiz, ...document }) => {
			const changed = changedQuiz(quiz, change);
			return changed ? { ...document, quiz: changed } : document;
		},
	});
}
