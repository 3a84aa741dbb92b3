import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { readCaseFolder } from './case-folder.ts';
import { storeBeside } from './import/from-folder.server.ts';
import { saveImported } from './import/save-imported.server.ts';
import { removeCaseDocument } from './remove-case-document.server.ts';

const folder = fileURLToPath(new URL('../../../demo/', import.meta.url));

/** Puts the invented cases of the demo library into the catalogue as they were written, and returns how many there are. */
export async function loadDemo(db: Db, storage: Storage): Promise<number> {
	const studio = { db, storage, viewer: operator };
	let count = 0;
	for await (const found of readCaseFolder(folder)) {
		if ('problem' in found) throw new Invalid(found.problem);
		const { id } = await saveImported(studio, found.path, found.document, {
			storeMedia: storeBeside(studio, dirname(found.path)),
		});
		await db
			.insertInto('studio.demo_cases')
			.values({ case_id: id })
			.onConflict((conflict) => conflict.doNothing())
			.execute();
		count += 1;
	}
	return count;
}

/** Takes the demo's cases away with their files and everything that only they mention; returns how many there were. */
export async function removeDemo(db: Db, storage: Storage): Promise<number> {
	const cases = await db.selectFrom('studio.demo_cases').select('case_id').execute();
	for (const { case_id } of cases) await removeCaseDocument({ db, storage, viewer: operator }, case_id);
	return cases.length;
}
