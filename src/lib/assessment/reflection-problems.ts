import { formatNumber } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { FieldProblem } from '#lib/ui/field-problem.ts';
import {
	countCharacters,
	longestReason,
	longestReflection,
	type ReflectionProblem,
	type ReflectionProblems,
	type ReflectionText,
} from './reflection.ts';

/** What must be put right in a reflection, in words. */
export function reflectionProblems(
	m: Messages,
	locale: Locale,
	problems: ReflectionProblems,
	given: ReflectionText,
): FieldProblem[] {
	const { thinksMissing, believedTooLong, thinksTooLong } = m.reflection.problem;
	const tooLong = { believed: believedTooLong, thinks: thinksTooLong };
	return (['believed', 'thinks'] as const).flatMap((field) => {
		if (!problems[field]) return [];
		const text = problems[field] === 'missing' ? thinksMissing : excess(tooLong[field], locale, given[field], longestReflection);
		return { field, text };
	});
}

/** What must be put right in the reason that somebody gives, in words; `field` is the id of its field. */
export function reasonProblems(
	m: Messages,
	locale: Locale,
	problem: ReflectionProblem,
	field: string,
	given: string,
): FieldProblem[] {
	const { reasonMissing, reasonTooLong } = m.reflection.problem;
	return [{ field, text: problem === 'missing' ? reasonMissing : excess(reasonTooLong, locale, given, longestReason) }];
}

function excess(say: (most: string, over: string) => string, locale: Locale, text: string, most: number): string {
	return say(formatNumber(locale, most), formatNumber(locale, countCharacters(text) - most));
}
