import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { listCaseIds } from '#lib/catalogue/list-case-ids.server.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { writeCaseFolder } from './case-folder.ts';
import { openCaseDocument } from './open-case-document.server.ts';
import type { Studio } from './studio.ts';

/** Writes every case with its media as a folder of its own, in the form that an import reads back without loss. */
export async function* exportCases(
	studio: Studio,
	folder: string,
): AsyncGenerator<{ slug: string; done: number; total: number }> {
	await mkdir(folder, { recursive: true });
	if ((await readdir(folder)).length > 0)
		throw new Invalid(`${folder} is not empty. Name a new folder, so that nothing is written over.`);
	const cases = await listCaseIds(studio.db, studio.viewer);
	for (const [index, { id, slug }] of cases.entries()) {
		const document = await openCaseDocument(studio.db, studio.viewer, id);
		await writeCaseFolder(join(folder, slug), document, async ({ src }, target) => {
			const { stream } = await studio.storage.open(src);
			await pipeline(stream, createWriteStream(target));
		});
		yield { slug, done: index + 1, total: cases.length };
	}
}
