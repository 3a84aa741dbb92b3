import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Invalid, isExpected } from '#lib/platform/errors.ts';
import { importAddress } from './import/from-address.server.ts';
import { importFeedFile } from './import/from-feed.server.ts';
import { importCaseFolder } from './import/from-folder.server.ts';
import { importPageFile } from './import/from-page.server.ts';
import type { ImportEvent } from './import/import-event.ts';
import type { ImportSettings } from './import/import-settings.ts';
import type { Studio } from './studio.ts';

export type { ImportEvent } from './import/import-event.ts';
export type { ImportSettings } from './import/import-settings.ts';

/**
 * Imports a page, a feed, a case file, a folder of them, or what is at an address, and tells each thing as it is done.
 * One bad case is a problem event and the rest goes on; the same import again changes nothing.
 */
export async function* importCases(studio: Studio, source: string, settings: ImportSettings): AsyncGenerator<ImportEvent> {
	try {
		yield* eventsOf(studio, source, settings);
	} catch (error) {
		if (!isExpected(error)) throw error;
		yield { type: 'problem', source, message: error.message };
	}
}

async function* eventsOf(studio: Studio, source: string, settings: ImportSettings): AsyncGenerator<ImportEvent> {
	if (/^[a-z]+:\/\//i.test(source)) return yield* importAddress(studio, source, settings);
	const found = await stat(source).catch(() => undefined);
	if (!found) throw new Invalid(`There is no file or folder ${source}.`);
	if (found.isDirectory()) return yield* importCaseFolder(studio, source, (file) => importFile(studio, file, settings));
	yield* importFile(studio, source, settings);
}

const pages = new Set(['.txt', '.html', '.htm']);
const feeds = new Set(['.xml', '.rss', '.atom']);

function importFile(studio: Studio, file: string, settings: ImportSettings): AsyncGenerator<ImportEvent> {
	const ending = extname(file).toLowerCase();
	if (pages.has(ending)) return importPageFile(studio, file);
	if (feeds.has(ending)) return importFeedFile(studio, file, settings);
	if (ending === '.md') return importCaseFolder(studio, file);
	throw new Invalid(`${file} is no page (.txt, .html), feed (.xml, .rss, .atom) or case (.md).`);
}
