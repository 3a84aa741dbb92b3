import type { QuizRules } from './quiz.ts';

/** An attempt as its member's list shows it. */
export interface AttemptSummary {
	id: string;
	startedAt: Date;
	/** Undefined while it is open. */
	result: { submittedAt: Date; score: number; passed: boolean } | undefined;
}

/** What a member may do now, or why not, or from when. */
export type NextAttempt =
	| { may: 'start'; left: number | undefined }
	| { may: 'resume'; id: string }
	| { may: 'wait'; until: Date }
	| { may: 'no'; because: 'passed' | 'noneLeft' | 'withdrawn' };

/** What the rules allow after these attempts. A pass is for good, so there is nothing to try after it. */
export function nextAttempt(rules: QuizRules, attempts: readonly AttemptSummary[], now: Date): NextAttempt {
	const open = attempts.find(({ result }) => result === undefined);
	if (open) return { may: 'resume', id: open.id };
	if (attempts.some(({ result }) => result?.passed)) return { may: 'no', because: 'passed' };
	const left = rules.attempts === undefined ? undefined : rules.attempts - attempts.length;
	if (left !== undefined && left <= 0) return { may: 'no', because: 'noneLeft' };
	const last = Math.max(0, ...attempts.map(({ result }) => result?.submittedAt.getTime() ?? 0));
	const until = new Date(last + rules.waitMinutes * 60_000);
	return attempts.length > 0 && until > now ? { may: 'wait', until } : { may: 'start', left };
}
