import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { countJobs } from '#lib/platform/jobs.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { createCase } from './create-case.server.ts';
import { removeOldUploads } from './remove-old-uploads.server.ts';

test('uploads that wait too long go with their files; those that move, and new ones, stay', async ({ db, onTestFinished }) => {
	const folder = mkdtempSync(join(tmpdir(), 'old-uploads-'));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const editor = await makeMember(db, { role: 'editor' });
	const made = await createCase(db, editor, { title: 'Oppdiktet opprydding', language: 'nb' });
	const caseId = made.created ? made.id : 0;
	const put = async (state: string, days: number, hasRow = true) => {
		const id = randomBytes(16).toString('hex');
		for (const name of [id, `${id}.json`]) {
			writeFileSync(join(folder, name), 'x');
			if (days > 0) utimesSync(join(folder, name), Date.now() / 1000 - days * 86_400, Date.now() / 1000 - days * 86_400);
		}
		if (hasRow)
			await sql`
				insert into studio.uploads (id, user_id, case_id, name, bytes, state, problem, moved_at)
				values (${id}, ${editor.id}, ${caseId}, 'x', 10, ${state}, ${state === 'refused' ? 'kind' : null}, now() - make_interval(days => ${days}))
			`.execute(db);
		return id;
	};
	const [moving, waiting, checked] = [await put('arriving', 6), await put('arriving', 8), await put('checking', 8)];
	const [told, lost, starting] = [await put('refused', 2), await put('', 1, false), await put('', 0, false)];
	await removeOldUploads(db, folder, 7);
	const here = (id: string) => existsSync(join(folder, id)) && existsSync(join(folder, `${id}.json`));
	expect([moving, checked, starting].map(here)).toEqual([true, true, true]);
	expect([waiting, told, lost].map(here)).toEqual([false, false, false]);
	expect(readdirSync(folder)).toHaveLength(6);
	const rows = await db.selectFrom('studio.uploads').select('id').execute();
	expect(rows.map(({ id }) => id).sort()).toEqual([moving, checked].sort());
	expect(await countJobs(db, 'remove_old_uploads')).toBe(1);
});
