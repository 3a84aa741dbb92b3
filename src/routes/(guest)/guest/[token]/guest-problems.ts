import { formatNumber } from '#lib/platform/i18n/format.ts';
import type { Messages } from '#lib/platform/i18n/message-shape.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { GuestProblem } from '#lib/studio/guest-fields.ts';
import { guestLimits } from '#lib/studio/invitation.ts';
import type { FieldProblem } from '#lib/ui/field-problem.ts';

/** Why a page of a guest's was not sent on. */
export type GuestTrouble = 'tooLong' | 'empty' | 'reason' | 'reasonTooLong' | 'gone' | 'busy';

/** What a guest must put right, at its field. */
export function guestProblems(
	m: Messages,
	locale: Locale,
	{ because, problems = [] }: { because: GuestTrouble; problems?: GuestProblem[] },
): FieldProblem[] {
	const words = m.guest.problems;
	switch (because) {
		case 'tooLong':
			return problems.map(({ field, most }) => ({ field, text: words.tooLong(fieldName(m, field), formatNumber(locale, most)) }));
		case 'empty':
			return [{ field: 'answer-0', text: words.empty }];
		case 'reason':
			return [{ field: 'reason', text: words.reason }];
		case 'reasonTooLong':
			return [{ field: 'reason', text: words.reasonTooLong(formatNumber(locale, guestLimits.reason)) }];
		case 'gone':
			return [{ field: 'case', text: words.versionGone }];
		case 'busy':
			return [{ field: 'work', text: m.guest.busy }];
	}
}

function fieldName(m: Messages, field: string): string {
	const [kind, place] = field.split('-');
	const { answerField, quoteField } = m.guest.problems;
	return (kind === 'answer' ? answerField : quoteField)(Number(place) + 1);
}
