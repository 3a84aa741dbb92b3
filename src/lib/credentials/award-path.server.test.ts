import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { countJobs, findJob } from '#lib/platform/jobs.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import {
	award,
	awardPath,
	issuer,
	makePathAward,
	pathSubject,
	storePath,
	verifierFor,
} from '../../../tests/credentials/award.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { eraseCertificates } from './erase-member.server.ts';
import { exportCertificates } from './export-member.server.ts';
import { listCertificates } from './list-certificates.server.ts';
import { openCertificate } from './open-certificate.server.ts';
import { publishCertificate } from './publish-certificate.server.ts';
import { readCredential } from './read-credential.ts';
import { revokeAward } from './revoke-award.server.ts';
import { signStatusList } from './sign-status-list.server.ts';
import { verifyCredential } from './verify-credential.server.ts';

test('a member has one certificate per path, however often and by how many at once it is awarded, beside those for cases', async ({
	db,
}) => {
	const member = await makeMember(db);
	const [pathId, other] = [await storePath(db), await storePath(db)];
	const { id: caseId } = await storeCase(db, { title: 'Ferja' });
	const before = await countJobs(db, 'sign_credential');
	const awards = await Promise.all(
		Array.from({ length: 8 }, () => db.transaction().execute((tx) => awardPath(tx, member, pathId))),
	);
	expect(new Set(awards.map(({ slug }) => slug)).size).toBe(1);
	expect(awards.filter(({ isNew }) => isNew)).toHaveLength(1);
	await db.transaction().execute((tx) => award(tx, member, caseId));
	await db.transaction().execute((tx) => awardPath(tx, member, other, { title: 'En annen sti' }));
	const titles = (await listCertificates(db, member)).map(({ subject }) => subject.title);
	expect(titles.sort()).toEqual(['Bygder som bygger selv', 'En annen sti', 'Kaia som bygda bygde']);
	expect(await countJobs(db, 'sign_credential')).toBe(before + 3);
});

test('an award and its job come together or not at all', async ({ db }) => {
	const [member, pathId] = [await makeMember(db), await storePath(db)];
	const failing = db.transaction().execute(async (tx) => {
		await awardPath(tx, member, pathId);
		throw new Error('The path could not be kept.');
	});
	await expect(failing).rejects.toThrow('The path');
	expect(await listCertificates(db, member)).toEqual([]);
	const { id } = await makePathAward(db, { isSigned: false });
	expect(await findJob(db, `sign_credential:${id}`)).toBe('waiting');
});

test('it is signed, verified and taken back as a case’s is', async ({ db }) => {
	const { slug, member } = await makePathAward(db);
	const { signed, subject } = await openCertificate(db, member, slug);
	expect(subject).toEqual(pathSubject);
	for (const form of [signed?.credential, signed?.jwt]) {
		const { verdict, credential } = await verifyCredential(form, verifierFor(db));
		expect([verdict, credential?.name, credential?.holder]).toEqual(['valid', pathSubject.title, pathSubject.holderName]);
	}
	await revokeAward(db, operator, { certificate: slug, because: 'Navnet var feil.' });
	await signStatusList(db, issuer, 0);
	expect((await verifyCredential(signed?.jwt, verifierFor(db))).verdict).toBe('invalid');
});

test('it outlives its path, and a public one its holder’s account', async ({ db }) => {
	const { slug, member, pathId } = await makePathAward(db);
	await publishCertificate(db, member, { slug, isPublic: true });
	await db.deleteFrom('pathways.paths').where('id', '=', pathId).execute();
	expect(await listCertificates(db, member)).toHaveLength(1);
	await db.deleteFrom('accounts.users').where('id', '=', member.id).execute();
	expect(await openCertificate(db, anonymous, slug)).toMatchObject({ subject: pathSubject, isMine: false });
});

test('it is in the member’s export, in every form', async ({ db }) => {
	const { id, slug, member } = await makePathAward(db);
	const files = await exportCertificates(db, member);
	expect(files.map(({ path }) => path)).toEqual([
		'certificates.json',
		...['json', 'jwt', 'svg', 'png'].map((ending) => `certificates/${slug}.${ending}`),
	]);
	for (const { write } of files.slice(3)) {
		expect(JSON.parse(readCredential(Buffer.from((await write()) as string)) ?? '')).toMatchObject({ id: `urn:uuid:${id}` });
	}
});

test('erased with its holder it counts no more, and nothing of it is left', async ({ db }) => {
	const { id, member, slug } = await makePathAward(db);
	const { signed } = await openCertificate(db, member, slug);
	await db.transaction().execute((tx) => eraseCertificates(tx, member));
	const row = await db.selectFrom('credentials.awards').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	expect(row).toMatchObject({ subject: {}, user_id: null, credential: null, jwt: null, shows_freshness: false });
	await signStatusList(db, issuer, 0);
	expect((await verifyCredential(signed?.jwt, verifierFor(db))).verdict).toBe('invalid');
});
