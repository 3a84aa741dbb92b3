/**
 * `node bench/import-preview.ts [episodes]`: an editor brings a long invented feed, looks at it, has it stored, and brings it again. Prints
 * the seconds of each and the resident memory at the most, in MB, beside what the process held before.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#lib/platform/db.ts';
import { migrate } from '#lib/platform/migrate.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { beginImport, importFolder, makeImportPlace } from '#lib/studio/begin-import.server.ts';
import { confirmImport } from '#lib/studio/confirm-import.server.ts';
import { openImport } from '#lib/studio/open-import.server.ts';
import { readImport } from '#lib/studio/read-import.server.ts';
import { storeImport } from '#lib/studio/store-import.server.ts';
import { makeMember } from '../tests/accounts/make-member.ts';
import { inventedFeed } from '../tests/import/invented-feed.ts';

const episodes = Number(process.argv[2] ?? 10_000);
mkdirSync(join(import.meta.dirname, '../.cache/bench'), { recursive: true });
const dataDir = mkdtempSync(join(import.meta.dirname, '../.cache/bench/import-preview-'));
const database = await openDatabase({ dataDir, databaseUrl: undefined });
try {
	await migrate(database);
	const { db } = database;
	const editor = await makeMember(db, { role: 'editor' });
	const folder = importFolder(dataDir);
	const storage = openStorage({ dataDir, objectStore: undefined });
	const house = { folder, fetchPrivate: false, storage, workFolder: join(dataDir, 'work') };

	const bring = async () => {
		const place = await makeImportPlace(db, editor, folder);
		writeFileSync(join(place.folder, 'source'), [...inventedFeed('https://serie.example', episodes)].join(''));
		return beginImport(db, editor, place, { kind: 'feed', name: 'feed.xml', language: 'nb' });
	};
	const first = await bring();
	const preview = await measure(() => readImport(db, house, first));
	const { counts } = await openImport(db, editor, first);
	await confirmImport(db, editor, { id: first, publishes: false, copies: false, expected: counts.chosen });
	const storing = await measure(() => storeImport(db, house, first));
	const second = await bring();
	const again = await measure(() => readImport(db, house, second));
	const { leave, create, change } = (await openImport(db, editor, second)).counts;
	console.log(JSON.stringify({ episodes, preview, storing, again: { ...again, leave, create, change } }));
} finally {
	await database.close();
	rmSync(dataDir, { recursive: true, force: true });
}

async function measure(work: () => Promise<unknown>): Promise<{ seconds: number; beforeMb: number; mostMb: number }> {
	const residentMb = () => Math.round(process.memoryUsage.rss() / 1e6);
	const beforeMb = residentMb();
	let mostMb = beforeMb;
	const watch = setInterval(() => {
		mostMb = Math.max(mostMb, residentMb());
	}, 100);
	const startedAt = performance.now();
	await work();
	clearInterval(watch);
	return { seconds: Math.round((performance.now() - startedAt) / 1000), beforeMb, mostMb };
}
