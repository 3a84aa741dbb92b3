import type { Db } from '#lib/platform/db.ts';
import type { MemorySettings } from '../schedule-review.ts';
import { type CardHistory, findHistories } from './find-histories.server.ts';
import { replayReviews } from './replay-reviews.ts';
import { seedOf } from './store-memory.server.ts';

/** What the reviews of a card come to with these settings, as it is stored. */
export function memoryOf(history: CardHistory, settings: MemorySettings) {
	const [memory, latest] = [replayReviews(history.reviews, settings, seedOf(history)), history.reviews.at(-1)];
	return memory && latest && { memory, reviewedAt: latest.at };
}

/** Says anew how well a member remembers each question, when the parameters have changed. What is due when stays as it was. */
export async function rebuildCards(tx: Db, userId: string, settings: MemorySettings): Promise<void> {
	for (const history of await findHistories(tx, userId)) {
		const { memory } = memoryOf(history, settings) ?? {};
		if (!memory) continue;
		await tx
			.updateTable('pathways.cards')
			.set({ stability: memory.stability, difficulty: memory.difficulty })
			.where('user_id', '=', userId)
			.where('case_id', '=', history.caseId)
			.where('question_key', '=', history.questionKey)
			.execute();
	}
}
