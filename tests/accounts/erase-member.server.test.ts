import pg from 'pg';
import { expect } from 'vitest';
import { openCertificate } from '#lib/credentials/open-certificate.server.ts';
import { signStatusList } from '#lib/credentials/sign-status-list.server.ts';
import { verifyCredential } from '#lib/credentials/verify-credential.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { countJobs } from '#lib/platform/jobs.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { pagesChannel } from '#lib/platform/pages-changed.ts';
import { eraseMember } from '../../src/routes/(member)/me/data/erase/erase-member.ts';
import { issuer, verifierFor } from '../credentials/award.ts';
import { test } from '../database/database-test.ts';
import { findMemberColumns, findTraces } from '../database/find-traces.ts';
import { type FilledMember, fillMember, secret } from './fill-member.ts';

const revoke = { keepCertificates: false, secret };
const keep = { keepCertificates: true, secret };
const tracesOf = (db: Db, { member, email }: FilledMember) => findTraces(db, [member.id, email, member.name]);
const queued = (db: Db) => countJobs(db, 'send_mail');

async function certificateOf(db: Db, { member }: FilledMember) {
	const award = await db.selectFrom('credentials.awards').selectAll().where('user_id', '=', member.id).executeTakeFirstOrThrow();
	const { signed } = await openCertificate(db, member, award.slug);
	if (!signed) throw new Error('It is not signed.');
	const verdict = async () => (await verifyCredential(signed.credential, verifierFor(db))).verdict;
	return { award, verdict };
}

test('nothing is left of a member in any column of the database, and their certificates count no more', async ({ db }) => {
	const [gone, stays] = [await fillMember(db), await fillMember(db)];
	const before = await tracesOf(db, gone);
	// The search finds what is there: also in what a later migration adds, which this member must be given then.
	expect(before).toEqual(expect.arrayContaining(await findMemberColumns(db)));
	const elsewhere = ['users.name', 'users.email', 'identities.accountId', 'verifications.value', 'passkeys.name'];
	expect(before).toEqual(expect.arrayContaining(elsewhere.map((column) => `accounts.${column}`)));
	expect(before).toEqual(
		expect.arrayContaining(['media.notes.body', 'credentials.awards.credential', 'studio.feedback.contact']),
	);
	expect(before).toContain('assessment.reflection_versions.thinks');
	const [{ award, verdict }, others, mails] = [await certificateOf(db, gone), await tracesOf(db, stays), await queued(db)];
	expect(await verdict()).toBe('valid');

	await eraseMember(db, gone.member, revoke);

	expect(await tracesOf(db, gone)).toEqual([]);
	expect(await tracesOf(db, stays)).toEqual(others);
	expect(await queued(db)).toBe(mails - 1);
	await signStatusList(db, issuer, 0);
	expect(await verdict()).toBe('invalid');
	await expect(openCertificate(db, { kind: 'anonymous' }, award.slug)).rejects.toMatchObject({ status: 404 });
	expect(await (await certificateOf(db, stays)).verdict()).toBe('valid');
});

test('who keeps the certificates leaves their name in those and nowhere else', async ({ db }) => {
	const gone = await fillMember(db);
	const { award, verdict } = await certificateOf(db, gone);
	await db.updateTable('credentials.awards').set({ is_public: true }).where('id', '=', award.id).execute();
	await eraseMember(db, gone.member, keep);
	expect(await findTraces(db, [gone.member.name])).toEqual(['credentials.awards.credential', 'credentials.awards.subject']);
	expect(await findTraces(db, [gone.member.id, gone.email])).toEqual([]);
	await signStatusList(db, issuer, 0);
	expect(await verdict()).toBe('valid');
	const shown = await openCertificate(db, { kind: 'anonymous' }, award.slug);
	expect([shown.subject.holderName, shown.isMine]).toEqual([gone.member.name, false]);
});

test('the address is taken out of no other’s feedback, links and mails', async ({ db }) => {
	const gone = await fillMember(db);
	const like = `x${gone.email}`;
	const { id } = await db
		.insertInto('studio.feedback')
		.values({ message: 'Hei', contact: like })
		.returning('id')
		.executeTakeFirstOrThrow();
	const link = { identifier: 'another', value: JSON.stringify({ email: like }), expiresAt: new Date(Date.now() + 60_000) };
	await db.insertInto('accounts.verifications').values(link).execute();
	await queueMail(db, secret, { to: like, subject: 'Hei', text: 'Hei', html: 'Hei' }, 60);
	const mails = await queued(db);
	await eraseMember(db, gone.member, revoke);
	expect(await findTraces(db, [like])).toEqual(['accounts.verifications.value', 'studio.feedback.contact']);
	expect(await queued(db)).toBe(mails - 1);
	await db.deleteFrom('studio.feedback').where('id', '=', id).execute();
});

test('pages that showed what they shared are stale once it is gone', async ({ database }) => {
	const gone = await fillMember(database.db);
	const listener = new pg.Client({ connectionString: database.url });
	await listener.connect();
	const heard: string[] = [];
	listener.on('notification', ({ payload = '' }) => heard.push(...JSON.parse(payload)));
	await listener.query(`listen ${pagesChannel}`);
	await eraseMember(database.db, gone.member, revoke);
	await expect.poll(() => heard).toContain(`case:${gone.caseId}`);
	await listener.end();
});

test('somebody who stops it in the middle stops all of it', async ({ database: { db, url } }) => {
	const unlucky = await fillMember(db);
	const before = await tracesOf(db, unlucky);
	// The last step has to wait for this; by then everything else is deleted.
	const blocker = new pg.Client({ connectionString: url });
	await blocker.connect();
	await blocker.query('begin');
	await blocker.query('select from studio.feedback for update');
	const erasure = eraseMember(db, unlucky.member, revoke).then(
		() => 'erased',
		() => 'stopped',
	);
	const waiting = async () =>
		(await blocker.query(`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
			.rows;
	await expect.poll(async () => (await waiting()).length).toBe(1);
	await blocker.query('select pg_terminate_backend($1)', [(await waiting())[0]?.pid]);
	expect(await erasure).toBe('stopped');
	await blocker.query('rollback');
	await blocker.end();
	expect(await tracesOf(db, unlucky)).toEqual(before);
	expect(await (await certificateOf(db, unlucky)).verdict()).toBe('valid');
});

test('twice at once is once', async ({ db }) => {
	const gone = await fillMember(db);
	const outcomes = await Promise.allSettled([eraseMember(db, gone.member, revoke), eraseMember(db, gone.member, revoke)]);
	expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { status: 403 } });
	expect(await tracesOf(db, gone)).toEqual([]);
});
