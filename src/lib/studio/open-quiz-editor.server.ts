import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Quiz } from '#lib/assessment/quiz.ts';
import type { Db } from '#lib/platform/db.ts';
import { type NumberedSentence, numberedSentences } from './numbered-sentences.ts';
import { openEditedCase } from './open-edited-case.server.ts';

/** A quiz as its editor has it before them, with the conversation that it is made from. */
export interface QuizToEdit {
	version: number;
	title: string;
	/** Of the conversation and of the questions. */
	language: string;
	quiz: Quiz | undefined;
	sentences: NumberedSentence[];
	/** Who says each turn, by its place. */
	speakers: (string | undefined)[];
}

/** The quiz of a case with what is needed to edit it. Throws NotFound for whoever is no editor. */
export async function openQuizEditor(db: Db, viewer: Viewer, caseId: number): Promise<QuizToEdit> {
	const { version, document } = await openEditedCase(db, viewer, caseId);
	const { case: content, transcript, quiz } = document;
	return {
		...{ version, quiz, title: content.title },
		language: transcript?.language ?? content.language,
		sentences: transcript ? numberedSentences(transcript) : [],
		speakers: transcript?.turns.map(({ speaker }) => speaker) ?? [],
	};
}
