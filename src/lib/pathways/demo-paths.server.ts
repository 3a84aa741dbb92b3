import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { operator } from '#lib/accounts/viewer.ts';
import { slugOf } from '#lib/catalogue/slug.ts';
import type { Db } from '#lib/platform/db.ts';
import { importPath } from './import-path.server.ts';
import { type PathFile, readPathFile } from './path-file.ts';

const folder = fileURLToPath(new URL('../../../demo/paths/', import.meta.url));

/** Puts the paths of the demo library into a site that has its cases. */
export async function loadDemoPaths(db: Db): Promise<void> {
	for (const file of await readFolder()) await importPath(db, operator, file);
}

/** Takes the demo's paths away once its cases are gone; one that has got other cases stays. */
export async function removeDemoPaths(db: Db): Promise<void> {
	const slugs = (await readFolder()).map(({ title }) => slugOf(title));
	await db
		.deleteFrom('pathways.paths as p')
		.where('p.slug', 'in', slugs)
		.where('p.owner_id', 'is', null)
		.where((is) => is.not(is.exists(is.selectFrom('pathways.steps as s').select('s.path_id').whereRef('s.path_id', '=', 'p.id'))))
		.execute();
}

async function readFolder(): Promise<PathFile[]> {
	const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
	return Promise.all(names.map(async (name) => readPathFile(await readFile(folder + name, 'utf8'), name)));
}
