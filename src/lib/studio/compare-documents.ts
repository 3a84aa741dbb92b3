import { isDeepStrictEqual } from 'node:util';
import { type CaseContent, caseContent } from '#lib/catalogue/case-content.ts';
import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import type { Turn } from '#lib/transcript/transcript.ts';
import type { CaseDocument } from './case-document.ts';
import { compareLines, type Piece } from './compare-texts.ts';

/** What differs in one field of a case, or in its `transcript`, `media` or `quiz`, line by line. */
export interface Difference {
	field: string;
	lines: Piece[][];
}

/** What differs between two versions of a case, in words. */
export function compareDocuments(before: CaseDocument, after: CaseDocument): Difference[] {
	const names = Object.keys(caseContent.shape) as (keyof CaseContent)[];
	const fields = names.map((field) => ({ field, old: before.case[field] as unknown, now: after.case[field] as unknown }));
	const parts = (['transcript', 'media', 'quiz'] as const).map((field) => ({
		field,
		old: before[field] as unknown,
		now: after[field] as unknown,
	}));
	return [...fields, ...parts]
		.filter(({ old, now }) => !isDeepStrictEqual(old, now))
		.map(({ field, old, now }) => ({ field, lines: compareLines(linesOf(field, old), linesOf(field, now)) }));
}

/** A value as somebody reads it. */
export function readableText(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (Array.isArray(value)) return value.map(readableText).join('\n');
	if (typeof value !== 'object') return String(value);
	return Object.values(value).map(readableText).filter(Boolean).join(' · ');
}

function linesOf(field: string, value: unknown): string[] {
	if (value === undefined) return [];
	if (field === 'transcript') return (value as NonNullable<CaseDocument['transcript']>).turns.map(turnLine);
	if (field === 'quiz') {
		const { questions, rules } = value as NonNullable<CaseDocument['quiz']>;
		return [...questions.map(readableText), readableText(rules)];
	}
	return Array.isArray(value) ? value.map(readableText) : readableText(value).split('\n');
}

function turnLine({ speaker, text, startMs }: Turn): string {
	return [startMs !== undefined && `[${clockTime(startMs)}]`, speaker && `${speaker}:`, text].filter(Boolean).join(' ');
}
