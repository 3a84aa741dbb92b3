import { expect } from 'vitest';
import { makeMember } from '../../../../tests/accounts/make-member.ts';
import { test } from '../../../../tests/database/database-test.ts';
import { storeCase } from '../../../../tests/database/make-case.ts';
import { readHistories } from './read-histories.server.ts';

test('reads who learned what in order of time, and nothing of those who want none of it', async ({ db }) => {
	const cases = [];
	for (const title of ['A', 'B', 'C', 'D']) cases.push((await storeCase(db, { title })).id);
	const [a = 0, b = 0, c = 0, unlisted = 0] = cases;
	const heard = async (at: number, caseId: number, share: number, userId: string) =>
		db
			.insertInto('media.places')
			.values({ user_id: userId, case_id: caseId, at_ms: 0, heard_share: share, heard_at: new Date(at), noted_at: new Date(at) })
			.execute();
	const [one, other, shy] = [await makeMember(db), await makeMember(db), await makeMember(db)];
	await heard(2_000, a, 0.25, one.id);
	await heard(1_000, c, 1, one.id);
	await heard(3_000, b, 1, one.id);
	await heard(5_000, a, 0.5, other.id);
	await heard(7_000, unlisted, 1, other.id);
	await heard(9_000, a, 1, shy.id);
	await db.insertInto('pathways.choices').values({ user_id: shy.id, is_personal: false }).execute();
	await db.insertInto('pathways.forgotten').values({ user_id: one.id, case_id: b }).execute();

	const { histories, lastAt } = await readHistories(db, Int32Array.of(a, b, c));
	expect(histories.items).toBe(3);
	const members = [0, 1].map((member) => {
		const [from, to] = [histories.offsets[member], histories.offsets[member + 1]];
		return {
			item: [...histories.item.subarray(from, to)],
			weight: [...histories.weight.subarray(from, to)],
			lastAt: lastAt[member],
		};
	});
	expect(histories.offsets.length).toBe(3);
	expect(members.toSorted((x, y) => (x.lastAt ?? 0) - (y.lastAt ?? 0))).toEqual([
		{ item: [2, 0], weight: [1, 0.25], lastAt: 2_000 },
		{ item: [0], weight: [0.5], lastAt: 5_000 },
	]);
});
