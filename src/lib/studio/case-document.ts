import { z } from 'zod';
import { quiz } from '#lib/assessment/quiz.ts';
import { caseContent } from '#lib/catalogue/case-content.ts';
import { mediaItem } from '#lib/media/media-item.ts';
import { transcript } from '#lib/transcript/transcript.ts';

/** A whole case as it travels: what an import reads, an export writes and `saveCaseDocument` stores. */
export const caseDocument = z.strictObject({
	case: caseContent,
	transcript: transcript.optional(),
	media: z.array(mediaItem).default([]),
	quiz: quiz.optional(),
});
export type CaseDocument = z.infer<typeof caseDocument>;
export type CaseDocumentInput = z.input<typeof caseDocument>;

/** A line of a source that found no place in the case; never dropped silently. */
export interface UnplacedLine {
	line: number;
	text: string;
}
