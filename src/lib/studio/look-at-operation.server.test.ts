import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, onTestFinished, vi } from 'vitest';
import { parseConfig } from '#lib/platform/config.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { runTasks } from '#lib/platform/run-tasks.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { openJobCounter } from './job-counter.server.ts';
import { lookAtOperation } from './look-at-operation.server.ts';
import { settleJob } from './settle-jobs.server.ts';

const secrets = ['mailword', 'storeword', 'provider-word', 'a-secret-of-tests-long-enough-to-be-one'];
const config = parseConfig({
	SECRET: 'a-secret-of-tests-long-enough-to-be-one',
	SMTP_URL: 'smtp://post:mailword@mail.example.org:587',
	MAIL_FROM: 'post@example.org',
	STORAGE_URL: 's3://storekey:storeword@store.example.org/files?region=eu',
	OIDC_PROVIDERS: 'skole',
	OIDC_SKOLE_NAME: 'Skole',
	OIDC_SKOLE_ISSUER: 'https://login.example.org',
	OIDC_SKOLE_CLIENT_ID: 'dugnad',
	OIDC_SKOLE_CLIENT_SECRET: 'provider-word',
});

async function failJob(db: Parameters<typeof enqueue>[0], key: string, error: string): Promise<number> {
	await enqueue(db, 'nobody_knows', {}, { key, attempts: 1 });
	const { rows } = await sql<{ id: number }>`update graphile_worker._private_jobs set attempts = 1, last_error = ${error}
		where key = ${key} returning id`.execute(db);
	return rows[0]?.id ?? 0;
}

test('what is shown holds no secret, not even where an error repeats one', async ({ db }) => {
	const kari = await makeMember(db, { role: 'operator' });
	await failJob(db, 'tells', `535 Authentication failed for post:mailword; ${secrets.join(' ')}`);
	const state = await lookAtOperation(db, kari, config);
	const shown = JSON.stringify(state);
	for (const secret of secrets) expect(shown).not.toContain(secret);
	expect(state.jobs.troubled[0]?.error).toContain('535 Authentication failed for post:•••');
	expect(state.mail.server).toBe('mail.example.org:587');
	expect(state.storage).toMatchObject({ place: 'store.example.org', isRemote: true });
	expect(state.jobs.days).toHaveLength(14);
	expect(state.database).toMatchObject({ isEmbedded: false, lastMigration: expect.stringMatching(/^\d{4}_/) });
	for (const role of ['member', 'editor'] as const)
		await expect(lookAtOperation(db, { ...kari, role }, config)).rejects.toThrow('no such page');
});

test('a job that was given up can be tried again, and taken away; one that is gone says so', async ({ db }) => {
	const kari = await makeMember(db, { role: 'operator' });
	const id = await failJob(db, 'given up', 'It was invented.');
	const failed = async () => (await lookAtOperation(db, kari, config)).jobs.troubled.find((job) => job.id === id);
	expect(await failed()).toMatchObject({ isGivenUp: true, task: 'nobody_knows', error: 'It was invented.' });
	await expect(settleJob(db, { ...kari, role: 'editor' }, { id, how: 'remove' })).rejects.toThrow('no such page');
	expect(await settleJob(db, kari, { id, how: 'retry' })).toBe(true);
	expect(await failed()).toMatchObject({ isGivenUp: false, attempts: 0 });
	expect(await settleJob(db, kari, { id, how: 'remove' })).toBe(true);
	expect(await failed()).toBeUndefined();
	expect(await settleJob(db, kari, { id, how: 'retry' })).toBe(false);
	expect(await settleJob(db, kari, { id, how: 'remove' })).toBe(false);
});

test('jobs that run are counted by the day, and whoever runs them as alive', async ({ db, database }) => {
	const kari = await makeMember(db, { role: 'operator' });
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	onTestFinished(() => said.mockRestore());
	const counter = openJobCounter(db);
	let tries = 0;
	const tasks = {
		send_mail: async () => undefined,
		fails_once: async () => {
			if (tries++ === 0) throw new Error('Once.');
		},
	};
	const stop = await runTasks(database.url, tasks, { tell: counter.tell });
	onTestFinished(async () => void (await stop()));
	while ((await lookAtOperation(db, kari, config)).jobs.workers !== 1) await pause(10);
	for (let n = 0; n < 3; n++) await enqueue(db, 'send_mail', {});
	await enqueue(db, 'fails_once', {}, { key: 'fails once' });
	const isDone = async () =>
		tries > 0 && (await sql`select from graphile_worker.jobs where task_identifier = 'send_mail'`.execute(db)).rows.length === 0;
	while (!(await isDone())) await pause(10);
	// A job leaves the queue a moment before its end is told.
	const today = async () => (await lookAtOperation(db, kari, config)).jobs.days.at(-1);
	while ((await today())?.failed !== 1 || (await today())?.done !== 3) await counter.close();
	expect((await lookAtOperation(db, kari, config)).mail.lastSent).toBeInstanceOf(Date);
});
