import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { findWholeImport, type Validators } from '#lib/feed/sources.server.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { fetchToFile } from '#lib/platform/fetch-to-file.ts';
import type { Studio } from '../studio.ts';
import { decode } from './decode.ts';
import { importFeed, largestFeed } from './from-feed.server.ts';
import { importPage, largestPage } from './from-page.server.ts';
import type { ImportEvent } from './import-event.ts';
import type { ImportSettings } from './import-settings.ts';

const accept = 'application/rss+xml, application/atom+xml, text/html;q=0.9, */*;q=0.5';
/** How a feed or a page is fetched. */
export const sourceLimits = { maxBytes: largestFeed, timeoutMs: 10 * 60_000, accept, resume: false };

export const mostPages = 1_000;
const dayMs = 24 * 60 * 60_000;

/** Imports the feed (all its pages) or the page that is at an address. */
export async function* importAddress(studio: Studio, address: string, settings: ImportSettings): AsyncGenerator<ImportEvent> {
	await mkdir(settings.workFolder, { recursive: true });
	await removeForgotten(settings.workFolder);
	const seen = new Set<string>();
	for (let next: string | undefined = address; next && !seen.has(next); ) {
		if (seen.size === mostPages) throw new Invalid(`${address} has more than ${mostPages} pages; the rest was not read.`);
		seen.add(next);
		next = yield* importOne(studio, next, settings);
	}
}

/** Fetches one address and imports what is there; gives the feed's next page. Nothing new there (304) is no work. */
async function* importOne(
	studio: Studio,
	address: string,
	settings: ImportSettings,
): AsyncGenerator<ImportEvent, string | undefined> {
	const file = join(settings.workFolder, `fetched-${crypto.randomUUID()}`);
	try {
		const before = await findWholeImport(studio.db, address, settings.media);
		const options = { ...sourceLimits, headers: conditions(before?.validators), allowPrivate: settings.fetchPrivate };
		const fetched = await fetchToFile(address, file, options);
		if (fetched.status === 304) {
			yield { type: 'notice', source: address, message: 'Nothing is new there since the last import.' };
			return before?.nextPage;
		}
		const contentType = fetched.headers['content-type'];
		if (!(await looksLikeFeed(file))) return yield* importFetchedPage(studio, address, file, contentType);
		const { etag, 'last-modified': lastModified } = fetched.headers;
		return yield* importFeed(studio, { address, file, contentType, validators: { etag, lastModified } }, settings);
	} finally {
		await rm(file, { force: true });
	}
}

function conditions({ etag, lastModified }: Validators = {}): Record<string, string> {
	return { ...(etag && { 'if-none-match': etag }), ...(lastModified && { 'if-modified-since': lastModified }) };
}

/** What an import left that was killed; downloads of media stay, for they go on. */
async function removeForgotten(workFolder: string): Promise<void> {
	for (const name of await readdir(workFolder)) {
		const path = join(workFolder, name);
		const age = Date.now() - ((await stat(path).catch(() => undefined))?.mtimeMs ?? Date.now());
		if (name.startsWith('fetched-') && age > dayMs) await rm(path, { force: true });
	}
}

async function* importFetchedPage(
	studio: Studio,
	address: string,
	file: string,
	contentType = '',
): AsyncGenerator<ImportEvent, undefined> {
	const { text, kind } = await readFetchedPage(address, file, contentType);
	yield* importPage(studio, address, text, kind, address);
}

/** The text of a page that was fetched; throws Invalid for what is none. */
export async function readFetchedPage(
	address: string,
	file: string,
	contentType = '',
): Promise<{ text: string; kind: 'html' | 'text' }> {
	const kind = /^(text\/html|application\/xhtml\+xml)/i.test(contentType) ? 'html' : 'text';
	if (kind === 'text' && !/^text\//i.test(contentType)) {
		throw new Invalid(`${address} is neither a feed nor a page: the server calls it ${contentType || 'nothing'}.`);
	}
	if ((await stat(file)).size > largestPage) throw new Invalid(`${address} is larger than 20 MB; that is no page of a case.`);
	return { text: decode(await readFile(file), address), kind };
}

/** Feeds are told by what they hold; servers call them anything from text/html to application/octet-stream. */
export async function looksLikeFeed(file: string): Promise<boolean> {
	const handle = await open(file);
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0);
		// Latin-1 keeps every ASCII letter where it is; NULs are UTF-16's other halves.
		const start = buffer.toString('latin1', 0, bytesRead).replaceAll('\0', '');
		return /<(rss|feed|rdf:RDF)[\s>]/i.test(start) || (/^\W*<\?xml/.test(start) && !/<html/i.test(start));
	} finally {
		await handle.close();
	}
}
