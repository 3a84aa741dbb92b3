import type { QuestionResult } from '#lib/assessment/attempt.ts';
import type { ShownQuestion } from '#lib/assessment/deal-questions.ts';
import type { CasePage } from '#lib/catalogue/case-views.ts';
import type { Playable } from '#lib/media/forms.ts';
import type { MemoryCard } from '#lib/pathways/memory-cards.ts';
import type { RatingName } from '#lib/pathways/schedule-review.ts';

/** A question that is asked again. */
export interface AskedQuestion {
	card: MemoryCard;
	question: ShownQuestion;
	page: CasePage;
}

/** How it was answered, and when each rating would bring it back. */
export interface ReviewedAnswer {
	card: MemoryCard;
	result: QuestionResult;
	page: CasePage;
	playable: Playable | undefined;
	/** In days. */
	intervals: Record<RatingName, number>;
}
