import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { Invalid, NotFound } from '#lib/platform/errors.ts';
import { countJobs, findJob } from '#lib/platform/jobs.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { award, makeAward, subject } from '../../../tests/credentials/award.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { listCertificates } from './list-certificates.server.ts';
import { openCertificate } from './open-certificate.server.ts';
import { publishCertificate } from './publish-certificate.server.ts';
import { revokeAward } from './revoke-award.server.ts';

test('an award and its job come together or not at all', async ({ db }) => {
	const member = await makeMember(db);
	const { id: caseId } = await storeCase(db, { title: 'Kaia' });
	const before = await countJobs(db, 'sign_credential');
	const failing = db.transaction().execute(async (tx) => {
		await award(tx, member, caseId);
		throw new Error('The quiz could not be kept.');
	});
	await expect(failing).rejects.toThrow('The quiz');
	expect(await listCertificates(db, member)).toEqual([]);
	expect(await countJobs(db, 'sign_credential')).toBe(before);

	await db.transaction().execute((tx) => award(tx, member, caseId));
	const [certificate] = await listCertificates(db, member);
	expect(certificate).toMatchObject({ subject, isPublic: false, isMine: true, revoked: null, signed: null });
	expect(await findJob(db, `sign_credential:${certificate?.id}`)).toBe('waiting');
});

test('a member has one certificate per case, however often and by how many at once it is awarded', async ({ db }) => {
	const member = await makeMember(db);
	const { id: caseId } = await storeCase(db, { title: 'Ferja' });
	const awards = Array.from({ length: 8 }, () => db.transaction().execute((tx) => award(tx, member, caseId)));
	const slugs = new Set((await Promise.all(awards)).map(({ slug }) => slug));
	expect(slugs.size).toBe(1);
	expect([...slugs][0]).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
	expect(await listCertificates(db, member)).toHaveLength(1);
});

test('a certificate is its holder’s alone until it is made public', async ({ db }) => {
	const { slug, member } = await makeAward(db, { isSigned: false });
	const other = await makeMember(db);
	expect(await openCertificate(db, member, slug)).toMatchObject({ isMine: true });
	for (const viewer of [anonymous, other, operator]) {
		await expect(openCertificate(db, viewer, slug)).rejects.toThrow(NotFound);
	}
	await expect(publishCertificate(db, other, { slug, isPublic: true })).rejects.toThrow(NotFound);
	await publishCertificate(db, member, { slug, isPublic: true });
	expect(await openCertificate(db, anonymous, slug)).toMatchObject({ isMine: false, isPublic: true });
	await publishCertificate(db, member, { slug, isPublic: false });
	await expect(openCertificate(db, other, slug)).rejects.toThrow(NotFound);
	expect(await listCertificates(db, other)).toEqual([]);
});

test('a certificate outlives its case and its holder’s account, and is then nobody’s', async ({ db }) => {
	const { slug, member, caseId } = await makeAward(db, { isSigned: false });
	await publishCertificate(db, member, { slug, isPublic: true });
	await db.deleteFrom('catalogue.cases').where('id', '=', caseId).execute();
	await db.deleteFrom('accounts.users').where('id', '=', member.id).execute();
	expect(await openCertificate(db, anonymous, slug)).toMatchObject({ subject, isMine: false });
});

test('a holder or an editor takes a certificate back, once and with a reason; nobody else can', async ({ db }) => {
	const [mine, theirs] = [await makeAward(db), await makeAward(db)];
	const editor = await makeMember(db, { role: 'editor' });
	const because = 'Navnet var feil.';
	await expect(revokeAward(db, mine.member, { certificate: theirs.slug, because })).rejects.toThrow(NotFound);
	await expect(revokeAward(db, anonymous, { certificate: mine.slug, because })).rejects.toThrow(NotFound);
	await expect(revokeAward(db, mine.member, { certificate: mine.slug, because: ' ' })).rejects.toThrow(Invalid);

	await revokeAward(db, mine.member, { certificate: mine.slug, because });
	await revokeAward(db, editor, { certificate: mine.id, because: 'Noe annet.' });
	expect(await openCertificate(db, mine.member, mine.slug)).toMatchObject({ revoked: { because } });
	await revokeAward(db, editor, { certificate: theirs.id, because: 'Noe annet.' });
	expect(await openCertificate(db, theirs.member, theirs.slug)).toMatchObject({ revoked: { because: 'Noe annet.' } });
	expect(await findJob(db, 'sign_status_list:0')).toBe('waiting');
});
