import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operator } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import type { Db } from '#lib/platform/db.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { importCases } from '#lib/studio/import-cases.server.ts';
import { makeFolder, root } from '../cli/dugnad-process.ts';
import { expect } from './site-test.ts';

let made = 0;

/** A draft with the sound and the timed text of a case of the demo library, for one test alone; says its key. */
export async function importDraft(db: Db, dataDir: string): Promise<number> {
	const title = `Utkast ${process.pid} ${++made} ${Date.now()}`;
	const folder = makeFolder('draft-');
	cpSync(join(root, 'demo/bussen-som-spor-forst'), folder, { recursive: true });
	const file = join(folder, 'case.md');
	const whole = readFileSync(file, 'utf8');
	const draft = whole
		.replace('number: C9002\n', 'status: draft\n')
		.replace('title: Bussen som spør først', `title: ${title}`)
		.replace(/ {2}- kind: video\n(?: {4}.*\n)*/, '')
		.replace(/\nquiz:\n[\s\S]*?\n(?=\S)/, '\n');
	writeFileSync(file, draft);
	rmSync(join(folder, 'video.mp4'));
	const storage = openStorage(parseConfig({ DATA_DIR: dataDir }));
	const settings = { media: 'link', fetchPrivate: false, workFolder: join(dataDir, 'work') } as const;
	const events = await Array.fromAsync(importCases({ db, storage, viewer: operator }, folder, settings));
	expect(events.filter(({ type }) => type === 'problem')).toEqual([]);
	const { id } = await db.selectFrom('catalogue.cases').select('id').where('title', '=', title).executeTakeFirstOrThrow();
	return id;
}
