import type { AuthAnswer } from '#lib/accounts/ask-auth.server.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { FieldProblem } from '#lib/ui/field-problem.ts';

type Kind = keyof Messages['account']['problem'];

/** The problems of a form, from what its checks found field by field. */
export function fieldProblems({ account }: Messages, found: Record<string, Kind | undefined>): FieldProblem[] {
	return Object.entries(found).flatMap(([field, kind]) => (kind ? [{ field, text: account.problem[kind] }] : []));
}

/** What to tell when better-auth refuses: how long to wait, what its code stands for here, or that nobody knows. */
export function refusalProblem(
	{ account }: Messages,
	answer: Pick<AuthAnswer, 'code' | 'waitS'>,
	field: string,
	kinds: Record<string, Kind>,
): FieldProblem {
	if (answer.waitS !== undefined) return { field, text: account.wait(answer.waitS) };
	return { field, text: account.problem[kinds[answer.code ?? ''] ?? 'failed'] };
}
