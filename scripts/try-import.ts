/** `npm run try:import -- <source>`: imports into an empty database that is thrown away, and prints every field of every case. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { operator } from '#lib/accounts/viewer.ts';
import { listCaseIds } from '#lib/catalogue/list-case-ids.server.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { importCases } from '#lib/studio/import-cases.server.ts';
import { openCaseDocument } from '#lib/studio/open-case-document.server.ts';
import { prepareDatabase } from '#lib/studio/prepare-database.server.ts';

const [source] = process.argv.slice(2);
if (!source) {
	console.error('npm run try:import -- <file | folder | address>');
	process.exit(64);
}
const dataDir = join(import.meta.dirname, '../.cache/try-import');
rmSync(dataDir, { recursive: true, force: true });
const database = await openDatabase({ databaseUrl: undefined, dataDir });
const { db } = database;
try {
	const studio = { db, storage: localStorageFolder(join(dataDir, 'files')), viewer: operator };
	await prepareDatabase(database, studio.storage, { demo: false });
	const settings = { media: 'link', fetchPrivate: false, workFolder: join(dataDir, 'work') } as const;
	for await (const event of importCases(studio, source, settings)) {
		if (event.type === 'problem') process.exitCode = 1;
		if (event.type !== 'progress') console.log(JSON.stringify(event));
	}
	for (const { id } of await listCaseIds(db, operator)) {
		console.log(`\n${stringify(await openCaseDocument(db, operator, id), { lineWidth: 120 })}`);
	}
} finally {
	await database.close();
	rmSync(dataDir, { recursive: true, force: true });
}
