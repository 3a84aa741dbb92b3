import fc from 'fast-check';
import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { learnCase, noon, reviewNext } from '../../../tests/pathways/learned-case.ts';
import { readReviews } from './export-memory.server.ts';
import { importReviews } from './import-reviews.server.ts';
import { writeHistoryCsv, writeHistoryJson } from './review-history.ts';

const now = noon(900);

async function cardsOf(db: Db, { id }: Member) {
	const cards = await db.selectFrom('pathways.cards').selectAll().where('user_id', '=', id).orderBy('question_key').execute();
	return cards.filter(({ reps }) => reps > 0);
}

async function forget(db: Db, { id }: Member): Promise<void> {
	await db.deleteFrom('pathways.reviews').where('user_id', '=', id).execute();
	await db.deleteFrom('pathways.cards').where('user_id', '=', id).execute();
}

test('whatever was reviewed, the history brings back: the same reviews, and the same memory to the last digit', async ({
	db,
}) => {
	const member = await makeMember(db);
	await learnCase(db, member, 'Historie');
	const days = fc.array(fc.record({ rating: fc.constantFrom(1, 2, 3, 4), after: fc.integer({ min: 1, max: 40 }) }), {
		maxLength: 25,
	});
	await fc.assert(
		fc.asyncProperty(days, fc.constantFrom(writeHistoryCsv, writeHistoryJson), async (reviews, write) => {
			await forget(db, member);
			let day = 400;
			for (const { rating, after } of reviews) {
				day += after;
				await reviewNext(db, member, rating, noon(day)).catch(() => undefined);
			}
			const [before, history] = [await cardsOf(db, member), await readReviews(db, member)];
			await forget(db, member);
			const text = write(history);
			expect(await importReviews(db, member, { text, now: noon(2000) })).toEqual({ imported: history.length });
			expect(await readReviews(db, member)).toEqual(history);
			expect(await cardsOf(db, member)).toEqual(before);
			// Twice is once.
			expect(await importReviews(db, member, { text, now: noon(2000) })).toEqual({ imported: 0 });
			expect(await cardsOf(db, member)).toEqual(before);
		}),
		{ numRuns: 15 },
	);
});

test('a file with one bad line changes nothing, and says which it is', async ({ db }) => {
	const member = await makeMember(db);
	const { slug } = await learnCase(db, member, 'Halvskrevet');
	const { card } = await reviewNext(db, member, 3, noon(1));
	const before = [await readReviews(db, member), await cardsOf(db, member)];
	const good = `${slug},${card.questionKey},4,2027-01-01T10:00:00Z`;
	const header = 'case,question,rating,reviewed_at';
	const lines = (...more: string[]) => ({ text: [header, good, ...more].join('\n'), now });
	expect(await importReviews(db, member, lines(good.replace(',4,', ',9,')))).toEqual({ problem: 'rating', line: 3 });
	expect(await importReviews(db, member, lines(good.replace(slug, 'finnes-ikke')))).toEqual({
		problem: 'unknownCase',
		slug: 'finnes-ikke',
	});
	expect([await readReviews(db, member), await cardsOf(db, member)]).toEqual(before);
	expect(await importReviews(db, member, lines())).toEqual({ imported: 1 });
	expect(await cardsOf(db, member)).toMatchObject([{ reps: 2 }]);
});

test('a case is found by the address name that it had before, and another’s draft is not', async ({ db }) => {
	const member = await makeMember(db);
	const { slug, caseId } = await learnCase(db, member, 'Flyttet');
	const { card } = await reviewNext(db, member, 3, noon(1));
	await db.insertInto('catalogue.former_slugs').values({ kind: 'case', slug: 'gammelt-navn', case_id: caseId }).execute();
	const text = `case,question,rating,reviewed_at\ngammelt-navn,${card.questionKey},4,2027-01-01T10:00:00Z`;
	expect(await importReviews(db, member, { text, now })).toEqual({ imported: 1 });
	await db.updateTable('catalogue.cases').set({ status: 'draft' }).where('id', '=', caseId).execute();
	const drafted = text.replace('gammelt-navn', slug);
	expect(await importReviews(db, member, { text: drafted, now })).toEqual({ problem: 'unknownCase', slug });
});
