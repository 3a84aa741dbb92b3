import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { MediaItem } from '#lib/media/media-item.ts';
import { storeFile } from '#lib/media/store-file.server.ts';
import { Invalid, isExpected } from '#lib/platform/errors.ts';
import { type FolderCase, readCaseFolder } from '../case-folder.ts';
import { isOnTheWeb } from '../folder/file-names.ts';
import type { SaveOptions } from '../save-case-document.server.ts';
import type { Studio } from '../studio.ts';
import type { ImportEvent } from './import-event.ts';
import { saveImported } from './save-imported.server.ts';

/** Imports one file that is no case. */
type ImportOther = (file: string) => AsyncGenerator<ImportEvent>;

/** Imports the cases of a folder (or one case file), and the pages and feeds that lie beside them by `importOther`. */
export async function* importCaseFolder(studio: Studio, folder: string, importOther?: ImportOther): AsyncGenerator<ImportEvent> {
	let found = 0;
	for await (const event of importAll(studio, folder, importOther)) {
		found += 1;
		yield event;
	}
	if (found === 0)
		throw new Invalid(`There is nothing to import in ${folder}: no case.md, page (.txt, .html) or feed (.xml, .rss, .atom).`);
}

async function* importAll(studio: Studio, folder: string, importOther?: ImportOther): AsyncGenerator<ImportEvent> {
	for await (const found of readCaseFolder(folder)) {
		if ('problem' in found) yield { type: 'problem', source: found.path, message: found.problem };
		else yield* importCase(studio, found);
	}
	// What lies beside a case.md belongs to that case: its transcript, its sound.
	if (importOther && !(await stat(join(folder, 'case.md')).catch(() => undefined))) yield* importOthers(folder, importOther);
}

async function* importCase(studio: Studio, { path, document, unplaced }: Exclude<FolderCase, { problem: string }>) {
	for (const { line, text } of unplaced) yield { type: 'unplaced' as const, source: path, line, text };
	const options = { storeMedia: storeBeside(studio, dirname(path)) };
	yield* orProblem(path, async function* () {
		yield (await saveImported(studio, path, document, options)).event;
	});
}

/** Stores the files that lie in the case's own folder; web addresses stay links. */
export function storeBeside(studio: Studio, folder: string): NonNullable<SaveOptions['storeMedia']> {
	return async (item: MediaItem) => {
		return isOnTheWeb(item.src) ? undefined : storeFile(studio.storage, resolve(folder, item.src));
	};
}

async function* importOthers(folder: string, importOther: ImportOther): AsyncGenerator<ImportEvent> {
	for (const name of (await readdir(folder)).sort()) {
		const file = join(folder, name);
		if (/^(\.|readme\b)|\.md$/i.test(name) || !(await stat(file)).isFile()) continue;
		if (/\.(txt|html?|xml|rss|atom)$/i.test(name)) yield* orProblem(file, () => importOther(file));
		else yield { type: 'notice', source: file, message: 'It is no case, page or feed, and was left alone.' };
	}
}

/** The events of an effect, or the problem that it met; surprises still stop everything. */
async function* orProblem(source: string, effect: () => AsyncGenerator<ImportEvent>): AsyncGenerator<ImportEvent> {
	try {
		yield* effect();
	} catch (error) {
		if (!isExpected(error)) throw error;
		yield { type: 'problem', source, message: error.message };
	}
}
