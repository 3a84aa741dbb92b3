import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, vi } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { mustStart, rightAnswers, storeCaseWithQuiz } from '../../../tests/assessment/make-quiz.ts';
import { test } from '../../../tests/database/database-test.ts';
import { site } from '../../../tests/records/site.ts';
import { submitQuiz } from './submit-quiz.server.ts';

const members = 200;

interface Ledger {
	submitted: number;
	passes: number;
	awards: number;
	/** Passes whose member has exactly one certificate for the case, with its job to sign it. */
	complete: number;
}

async function readLedger(db: Db, caseId: number): Promise<Ledger> {
	const { rows } = await sql<Ledger>`
		select count(submitted_at)::int as submitted, count(*) filter (where passed)::int as passes,
			(select count(*)::int from credentials.awards where case_id = ${caseId}) as awards,
			count(*) filter (where passed and 1 = (
				select count(*) from credentials.awards w
				join graphile_worker.jobs j on j.key = 'sign_credential:' || w.id
				where w.user_id = a.user_id and w.case_id = a.case_id))::int as complete
		from assessment.attempts a where case_id = ${caseId}`.execute(db);
	return rows[0] as Ledger;
}

interface Attempt {
	isSubmitted: boolean;
	passed: boolean | null;
	answers: number;
	/** The verbs of its statements in the order of storing, and last those that are about the certificate. */
	verbs: string[];
}

/** Every attempt has the statements that it should have, each once: what it began with, and all of its submission or nothing. */
async function expectStatements(db: Db, caseId: number): Promise<void> {
	const { rows } = await sql<Attempt>`
		with said as (
			select coalesce(statement->'context'->>'registration', statement->'actor'->'account'->>'name') as whose,
				array_agg(regexp_replace(statement->'verb'->>'id', '.*/', '') order by seq) as verbs
			from records.statements group by whose)
		select submitted_at is not null as "isSubmitted", passed, (select count(*)::int from jsonb_object_keys(answers)) as answers,
			coalesce(of_attempt.verbs, '{}') || coalesce(of_member.verbs, '{}') as verbs
		from assessment.attempts a
		left join said of_attempt on of_attempt.whose = a.id::text left join said of_member on of_member.whose = a.user_id::text
		where case_id = ${caseId}`.execute(db);
	expect(rows.map(({ verbs }) => verbs)).toEqual(rows.map(expectedVerbs));
}

function expectedVerbs({ isSubmitted, passed, answers }: Attempt): string[] {
	const answered = Array.from({ length: answers }, () => 'answered');
	const submitted = [...answered, 'completed', ...(passed ? ['passed', 'earned'] : ['failed'])];
	return ['launched', 'initialized', ...(isSubmitted ? submitted : [])];
}

async function beginAll(db: Db, caseId: number) {
	const begin = async () => {
		const member = await makeMember(db);
		return { member, attemptId: await mustStart(db, member, caseId) };
	};
	return Promise.all(Array.from({ length: members }, begin));
}

test('killed in the middle and started again, nothing is lost and nothing is there twice', { timeout: 240_000 }, async ({
	db,
	database,
	onTestFinished,
}) => {
	const { caseId } = await storeCaseWithQuiz(db, 'Strømmen gikk');
	await beginAll(db, caseId);
	const folder = mkdtempSync(join(tmpdir(), 'submits-'));
	const children: ChildProcess[] = [];
	const run = (script: string) => {
		const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: folder, STORAGE_URL: '' };
		const child = spawn(process.execPath, [script], { env, stdio: ['ignore', 'ignore', 'inherit'] });
		children.push(child);
		return child;
	};
	const kill = async (child: ChildProcess) => {
		child.kill('SIGKILL');
		await once(child, 'exit');
	};
	onTestFinished(() => {
		for (const child of children) child.kill('SIGKILL');
		rmSync(folder, { recursive: true, force: true });
	});

	for (const enough of [10, 40, 80]) {
		const child = run('tests/assessment/submit-all.ts');
		await vi.waitUntil(async () => (await readLedger(db, caseId)).submitted >= enough, { timeout: 30_000, interval: 5 });
		await kill(child);
		const { submitted, passes, awards, complete } = await readLedger(db, caseId);
		expect(submitted, 'it was killed before the end').toBeLessThan(members);
		expect({ awards, complete }, 'no pass is seen without its certificate, nor the reverse').toEqual({
			awards: passes,
			complete: passes,
		});
		await expectStatements(db, caseId);
	}

	const [code] = await once(run('tests/assessment/submit-all.ts'), 'exit');
	expect(code).toBe(0);
	expect(await readLedger(db, caseId)).toEqual({ submitted: members, passes: members, awards: members, complete: members });
	await expectStatements(db, caseId);

	const signed = async () => (await readSignatures(db, caseId)).signed;
	const worker = run('src/worker.ts');
	await vi.waitUntil(async () => (await signed()) >= 20, { timeout: 60_000, interval: 5 });
	await kill(worker);
	expect(await signed(), 'it was killed before the end').toBeLessThan(members);
	run('src/worker.ts');
	await vi.waitUntil(async () => (await signed()) === members, { timeout: 120_000, interval: 50 });
	expect(await readSignatures(db, caseId)).toEqual({ signed: members, distinct: members, awards: members });
});

/** How many certificates of a case are signed, and whether each has a credential of its own. */
async function readSignatures(db: Db, caseId: number): Promise<{ signed: number; distinct: number; awards: number }> {
	const { rows } = await sql<{ signed: number; distinct: number; awards: number }>`
		select count(signed_at)::int as signed, count(distinct credential->>'id')::int as distinct, count(*)::int as awards
		from credentials.awards where case_id = ${caseId}`.execute(db);
	return rows[0] as { signed: number; distinct: number; awards: number };
}

test('two hundred members who submit at once each get one attempt, and each pass one certificate', async ({ db }) => {
	const { caseId } = await storeCaseWithQuiz(db, 'Alle på én gang');
	const begun = await beginAll(db, caseId);
	// Every fourth fails, and every third is impatient and presses twice.
	const submissions = begun.flatMap(({ member, attemptId }, index) => {
		const submit = async () => {
			const answers = index % 4 === 0 ? {} : await rightAnswers(db, member, attemptId);
			return submitQuiz(db, member, { attemptId, answers, basedOn: new Date(), withGaps: true }, site);
		};
		return index % 3 === 0 ? [submit(), submit()] : [submit()];
	});
	await Promise.all(submissions);
	expect(await readLedger(db, caseId)).toEqual({ submitted: members, passes: 150, awards: 150, complete: 150 });
	await expectStatements(db, caseId);
});
