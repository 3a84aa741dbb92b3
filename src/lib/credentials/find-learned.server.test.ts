import { expect } from 'vitest';
import { anonymous } from '#lib/accounts/viewer.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { makeAward, makePathAward } from '../../../tests/credentials/award.ts';
import { test } from '../../../tests/database/database-test.ts';
import { findLearned } from './find-learned.server.ts';
import { openCertificate } from './open-certificate.server.ts';
import { publishCertificate } from './publish-certificate.server.ts';
import { revokeAward } from './revoke-award.server.ts';
import { showFreshness } from './show-freshness.server.ts';

test('how fresh knowledge is, is its holder’s to know; others’ once it is public and its holder wishes it', async ({ db }) => {
	const { slug, member, caseId } = await makeAward(db);
	const other = await makeMember(db);
	const learned = { userId: member.id, caseIds: [caseId] };
	const seen = async () => [await findLearned(db, member, slug), await findLearned(db, other, slug)];
	expect(await seen()).toEqual([learned, undefined]);
	await publishCertificate(db, member, { slug, isPublic: true });
	expect(await seen()).toEqual([learned, undefined]);
	await showFreshness(db, member, { slug, isShown: true });
	expect(await seen()).toEqual([learned, learned]);
	expect(await findLearned(db, anonymous, slug)).toEqual(learned);
	await publishCertificate(db, member, { slug, isPublic: false });
	expect(await seen()).toEqual([learned, undefined]);
	await publishCertificate(db, member, { slug, isPublic: true });
	await showFreshness(db, member, { slug, isShown: false });
	expect(await seen()).toEqual([learned, undefined]);
});

test('nobody but its holder says who sees it', async ({ db }) => {
	const { slug, member } = await makeAward(db);
	await publishCertificate(db, member, { slug, isPublic: true });
	await expect(showFreshness(db, await makeMember(db), { slug, isShown: true })).rejects.toThrow(NotFound);
	expect(await openCertificate(db, anonymous, slug)).toMatchObject({ showsFreshness: false });
	await showFreshness(db, member, { slug, isShown: true });
	expect(await openCertificate(db, anonymous, slug)).toMatchObject({ showsFreshness: true });
});

test('a path stands for all of its cases', async ({ db }) => {
	const { slug, member } = await makePathAward(db);
	expect(await findLearned(db, member, slug)).toEqual({ userId: member.id, caseIds: [1, 2, 3] });
});

test('a certificate that was taken back, or is nobody’s any more, is not said to be fresh', async ({ db }) => {
	const [revoked, kept] = [await makeAward(db), await makeAward(db)];
	for (const { slug, member } of [revoked, kept]) {
		await publishCertificate(db, member, { slug, isPublic: true });
		await showFreshness(db, member, { slug, isShown: true });
	}
	await revokeAward(db, revoked.member, { certificate: revoked.slug, because: 'Navnet var feil.' });
	await db.deleteFrom('accounts.users').where('id', '=', kept.member.id).execute();
	expect(await findLearned(db, revoked.member, revoked.slug)).toBeUndefined();
	expect(await findLearned(db, anonymous, kept.slug)).toBeUndefined();
});
