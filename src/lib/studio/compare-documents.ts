import { isDeepStrictEqual } from 'node:util';
import { type CaseContent, caseContent } from '#lib/catalogue/case-content.ts';
import type { CaseDocument } from './case-document.ts';
import { compareLines, type Piece } from './compare-texts.ts';
import { type Reader, readableLines } from './readable-values.ts';

/** What differs in one field of a case, or in its `transcript`, `media` or `quiz`, line by line. */
export interface Difference {
	field: string;
	lines: Piece[][];
}

/** What differs between two versions of a case, in words and in the language of whoever reads it. */
export function compareDocuments(before: CaseDocument, after: CaseDocument, reader: Reader): Difference[] {
	const names = Object.keys(caseContent.shape) as (keyof CaseContent)[];
	const fields = names.map((field) => ({ field, old: before.case[field] as unknown, now: after.case[field] as unknown }));
	const parts = (['transcript', 'media', 'quiz'] as const).map((field) => ({
		field,
		old: before[field] as unknown,
		now: after[field] as unknown,
	}));
	return [...fields, ...parts]
		.filter(({ old, now }) => !isDeepStrictEqual(old, now))
		.map(({ field, old, now }) => ({
			field,
			lines: compareLines(readableLines(field, old, reader), readableLines(field, now, reader)),
		}));
}
