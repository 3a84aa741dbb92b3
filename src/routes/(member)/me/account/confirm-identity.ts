import { confirmPassword } from '#lib/accounts/confirm-password.server.ts';
import { findSession } from '#lib/accounts/fresh-session.server.ts';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { FieldProblem } from '#lib/ui/field-problem.ts';
import { refusalProblem } from '../../account-problems.ts';

/** What a form has that changes who can get in. */
interface Proof {
	hasPassword: boolean;
	/** What was written in `field`. */
	password: string;
	field: string;
}

/** Why somebody may not change it; the status is 429 for who has guessed too often. */
interface Stranger {
	status: number;
	problem: FieldProblem;
}

/** Makes sure that it is still the member who sits there: by the password, or for who has none by a session that is young. */
export async function confirmIdentity(
	{ db, auth, viewer, askAuth, locale }: App.Locals,
	request: Request,
	{ hasPassword, password, field }: Proof,
): Promise<Stranger | undefined> {
	const m = messagesIn(locale);
	if (!hasPassword) {
		const session = await findSession(auth, request.headers);
		return session?.fresh ? undefined : { status: 400, problem: { field, text: m.settings.problems.notFresh } };
	}
	if (password === '') return { status: 400, problem: { field, text: m.account.problem.passwordMissing } };
	const answer = await confirmPassword(db, mustBeMember(viewer), askAuth, password);
	if (answer.status === 200) return undefined;
	const problem = refusalProblem(m, answer, field, { INVALID_PASSWORD: 'wrongPassword', PASSWORD_TOO_LONG: 'wrongPassword' });
	return { status: answer.status, problem };
}
