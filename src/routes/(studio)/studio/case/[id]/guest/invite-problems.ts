import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { InviteProblem } from '#lib/studio/invite-form.ts';
import type { FieldProblem } from '#lib/ui/field-problem.ts';

/** What is wrong with an invitation, at its fields; of several lines of one field, the first. */
export function inviteProblems(m: Messages, problems: readonly InviteProblem[]): FieldProblem[] {
	const told = problems.map((problem) => ({ field: fieldOf(problem), text: say(m, problem) }));
	return told.filter(({ field }, i) => told.findIndex((one) => one.field === field) === i);
}

const fieldOf = ({ field }: InviteProblem) => (field === 'language' ? 'invite-language' : field);

function say(m: Messages, { field, because, detail = '' }: InviteProblem): string {
	const words = m.questionnaire.invite.problems;
	switch (field) {
		case 'name':
			return because === 'tooLong' ? words.nameTooLong : words.name;
		case 'email':
			return words.email;
		case 'language':
			return words.language;
		case 'template':
			return because === 'noQuestions' ? words.noQuestions : because === 'nothing' ? words.nothing : words.template;
		case 'theme':
			return because === 'tooLong' ? words.themeTooLong : words.theme;
		case 'moreQuotes':
			return words.notSaid(detail);
	}
}
