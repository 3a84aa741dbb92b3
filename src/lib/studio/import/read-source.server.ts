import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '#lib/platform/db.ts';
import { fetchToFile } from '#lib/platform/fetch-to-file.ts';
import type { PrivateAllowance } from '#lib/platform/public-address.ts';
import { type ImportKind, Unreadable } from '../imports.ts';
import { decode } from './decode.ts';
import type { Found } from './found.ts';
import { looksLikeFeed, mostPages, readFetchedPage, sourceLimits } from './from-address.server.ts';
import { largestPage, readPageCase } from './from-page.server.ts';
import { readFeedSource } from './read-feed-source.server.ts';
import { readFolderSource } from './read-folder-source.server.ts';
import { say, sayUnplaced } from './say.ts';
import { readCsv } from './sheet/read-csv.ts';
import { readSheet } from './sheet/read-sheet.ts';
import { readXlsx } from './sheet/read-xlsx.server.ts';

/** Where a source is and how it may be read. */
export interface Source {
	kind: ImportKind;
	name: string;
	/** On the web; else it is the file `source` in the folder. */
	address: string | null;
	language: string;
	/** The import's own, for what is under way. */
	folder: string;
	fetchPrivate: PrivateAllowance;
}

/** What editors send lies in the import's folder under this name. */
export const sourceFile = 'source';

/** Reads what an editor brought, one thing after another. Throws Unreadable or Invalid when nothing of it can be read. */
export async function* readSource(db: Db, source: Source): AsyncGenerator<Found> {
	if (source.address !== null) return yield* readAddress(db, source, source.address);
	const file = join(source.folder, sourceFile);
	if (!(await stat(file).catch(() => undefined))) throw new Unreadable(say('fileGone'));
	if (source.kind === 'folder') return yield* readFolderSource(file, join(source.folder, 'unpacked'));
	if (source.kind === 'sheet') return yield* readSheetFile(file, source);
	if (await looksLikeFeed(file)) return yield* readFeedSource(db, { file, address: 'file:///feed' }, source);
	yield* readPageFile(file, source.name);
}

/** An address tells by what is there whether it is a feed (with all its pages) or a page. */
async function* readAddress(db: Db, source: Source, address: string): AsyncGenerator<Found> {
	const file = join(source.folder, 'fetched');
	const seen = new Set<string>();
	for (let next: string | undefined = address; next && !seen.has(next) && seen.size < mostPages; ) {
		seen.add(next);
		const fetched = await fetchToFile(next, file, { ...sourceLimits, allowPrivate: source.fetchPrivate });
		const contentType = fetched.headers['content-type'];
		if (!(await looksLikeFeed(file))) {
			const { text, kind } = await readFetchedPage(next, file, contentType);
			return yield pageCase(text, kind, next);
		}
		next = yield* readFeedSource(db, { file, address: next, contentType }, source);
	}
}

async function* readPageFile(file: string, name: string): AsyncGenerator<Found> {
	if ((await stat(file)).size > largestPage) throw new Unreadable(say('notCase'));
	const text = decode(await readFile(file), name || 'The text');
	const isHtml = /\.html?$/i.test(name) || /<(!doctype|html|head|body|div|p|h1)\b/i.test(text.slice(0, 10_000));
	yield pageCase(text, isHtml ? 'html' : 'text');
}

function pageCase(text: string, kind: 'html' | 'text', address?: string): Found {
	const { document, unplaced, notices } = readPageCase(text, kind, address);
	const { case: content, media, transcript, quiz } = document;
	const sayings = [...notices.map((text) => ({ text })), ...unplaced.map(sayUnplaced)];
	const draft = { content, media, transcript, quiz, isWhole: false };
	return { type: 'case', place: '', draft, sayings };
}

async function* readSheetFile(file: string, { folder, language }: Source): AsyncGenerator<Found> {
	const rows = (await isArchive(file)) ? await readXlsx(file, folder) : readCsv(await readSmall(file));
	yield* readSheet(rows, language);
}

async function readSmall(file: string): Promise<Uint8Array> {
	if ((await stat(file)).size > largestPage) throw new Unreadable(say('notSheet'));
	return readFile(file);
}

async function isArchive(file: string): Promise<boolean> {
	const handle = await open(file);
	try {
		const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
		return buffer.toString('latin1') === 'PK';
	} finally {
		await handle.close();
	}
}
