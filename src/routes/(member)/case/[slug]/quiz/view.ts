import type { SubmittedAttempt } from '#lib/assessment/find-attempt.server.ts';
import type { CasePage } from '#lib/catalogue/case-views.ts';
import type { Playable } from '#lib/media/forms.ts';

/** What the page of a submitted attempt is drawn from. */
export interface ResultView {
	page: CasePage;
	playable: Playable | undefined;
	attempt: SubmittedAttempt;
}
