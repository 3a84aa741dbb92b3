import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { simulateReviews } from '../../../tests/pathways/simulated-learner.ts';
import { importReviews } from './import-reviews.server.ts';
import { logLoss } from './memory/calibration.ts';
import { findHistories } from './memory/find-histories.server.ts';
import { predictReviews, replayReviews } from './memory/replay-reviews.ts';
import { openMemory } from './open-memory.server.ts';
import { findUnfitted, optimiseMemory } from './optimise-memory.server.ts';
import { writeHistoryCsv } from './review-history.ts';
import { resetParameters } from './save-memory.server.ts';
import { usualSettings } from './schedule-review.ts';

const now = new Date('2028-01-01T12:00:00Z');
/** Somebody who forgets sooner than most, and whom reviews help less. */
const forgetful = usualSettings.parameters.map((value, at) => (at < 4 ? value / 3 : at === 8 ? value - 0.9 : value));

async function reviewed(db: Db, truth: readonly number[], questions: number): Promise<Member> {
	const member = await makeMember(db);
	const { slug } = await storeCase(db, { title: `Øvd av ${member.id}` });
	const histories = simulateReviews({ truth, questions, days: 300, seed: 7 }, usualSettings);
	const reviews = histories.flatMap((history, at) =>
		history.map(({ rating, on }) => ({
			case: slug,
			question: at.toString(16).padStart(12, '0'),
			rating,
			reviewedAt: new Date(`${on}T12:00:00Z`),
		})),
	);
	expect(await importReviews(db, member, { text: writeHistoryCsv(reviews), now })).toEqual({ imported: reviews.length });
	return member;
}

test('who forgets otherwise than most gets parameters of their own, which foretell better', async ({ db }) => {
	const member = await reviewed(db, forgetful, 150);
	expect(await findUnfitted(db)).toContain(member.id);
	expect(await optimiseMemory(db, member.id, now)).toBe('kept');
	expect(await findUnfitted(db)).not.toContain(member.id);
	const memory = await openMemory(db, member);
	expect(memory.fit).toMatchObject({ outcome: 'kept', at: now });
	const histories = await findHistories(db, member.id);
	const lossWith = (parameters: readonly number[]) =>
		logLoss(histories.flatMap(({ reviews }) => predictReviews(reviews, { ...usualSettings, parameters })));
	expect(lossWith(memory.parameters)).toBeLessThan(lossWith(usualSettings.parameters) - 0.01);

	// What each question is known by is said anew, and what is due when stays.
	const cards = () =>
		db.selectFrom('pathways.cards').selectAll().where('user_id', '=', member.id).orderBy('question_key').execute();
	const fitted = await cards();
	for (const [at, { reviews }] of histories.entries())
		expect(fitted[at]?.stability).toBe(replayReviews(reviews, memory)?.stability);
	await resetParameters(db, member);
	const reset = await cards();
	expect(reset.map(({ due }) => due)).toEqual(fitted.map(({ due }) => due));
	for (const [at, { reviews }] of histories.entries())
		expect(reset[at]?.stability).toBe(replayReviews(reviews, usualSettings)?.stability);
	expect(await openMemory(db, member)).toMatchObject({ parameters: usualSettings.parameters, fit: undefined });
});

test('with few reviews the published parameters stay', async ({ db }) => {
	const member = await reviewed(db, forgetful, 10);
	expect(await optimiseMemory(db, member.id, now)).toBe('tooFew');
	expect(await findUnfitted(db)).not.toContain(member.id);
	expect(await openMemory(db, member)).toMatchObject({ parameters: usualSettings.parameters, fit: undefined });
});
