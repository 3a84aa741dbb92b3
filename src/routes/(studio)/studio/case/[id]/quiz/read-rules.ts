import { type QuizRules, quizRules } from '#lib/assessment/quiz.ts';
import { readNumber } from '#lib/assessment/read-number.ts';
import type { FormText } from '../read-edit.ts';

export type RuleField = 'passMark' | 'attempts' | 'waitMinutes';

/** The fields of a quiz's rules as they are written. */
export interface RuleValues extends Record<RuleField, string> {
	asksReflection: boolean;
}

export function valuesOfRules({ passMark, attempts, waitMinutes, asksReflection }: QuizRules): RuleValues {
	return {
		passMark: String(Number((passMark * 100).toFixed(4))),
		attempts: String(attempts ?? ''),
		waitMinutes: String(waitMinutes),
		asksReflection,
	};
}

/** The rules that a form has, the pass mark as so many in a hundred; or the fields that are wrong. */
export function readRules(text: FormText): { rules: QuizRules } | { ruleProblems: RuleField[]; ruleValues: RuleValues } {
	const ruleValues: RuleValues = {
		...{ passMark: text('passMark').trim(), attempts: text('attempts').trim(), waitMinutes: text('waitMinutes').trim() },
		asksReflection: text('asksReflection') !== '',
	};
	const share = readNumber(ruleValues.passMark.replace(/\s*%$/, ''));
	const read = quizRules.safeParse({
		passMark: share === undefined ? undefined : Number((share / 100).toFixed(6)),
		...(ruleValues.attempts && { attempts: readNumber(ruleValues.attempts) }),
		waitMinutes: ruleValues.waitMinutes === '' ? 0 : (readNumber(ruleValues.waitMinutes) ?? -1),
		asksReflection: ruleValues.asksReflection,
	});
	const wrong = (read.error?.issues ?? []).map(({ path }) => path[0] as RuleField);
	const ruleProblems: RuleField[] = share === undefined ? ['passMark', ...wrong] : wrong;
	return read.data && ruleProblems.length === 0 ? { rules: read.data } : { ruleProblems, ruleValues };
}
