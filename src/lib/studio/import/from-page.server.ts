import { readFile, stat } from 'node:fs/promises';
import { Invalid } from '#lib/platform/errors.ts';
import type { Studio } from '../studio.ts';
import { checkedDocument } from './checked-document.ts';
import { decode } from './decode.ts';
import type { ImportEvent } from './import-event.ts';
import { readPage } from './page/read-page.ts';
import { saveImported } from './save-imported.server.ts';

export const largestPage = 20_000_000;

/** Imports a saved page, as text or as HTML. */
export async function* importPageFile(studio: Studio, file: string): AsyncGenerator<ImportEvent> {
	if ((await stat(file)).size > largestPage) throw new Invalid(`${file} is larger than 20 MB; that is no page of a case.`);
	yield* importPage(studio, file, decode(await readFile(file), file), /\.html?$/i.test(file) ? 'html' : 'text');
}

/** Imports the source of a page; `address` is where it stands on the web. */
export async function* importPage(
	studio: Studio,
	source: string,
	text: string,
	kind: 'text' | 'html',
	address?: string,
): AsyncGenerator<ImportEvent> {
	const { document, unplaced, notices } = readPageCase(text, kind, address);
	const { event } = await saveImported(studio, source, checkedDocument(document), { keepUnsaid: true });
	for (const message of notices) yield { type: 'notice', source, message };
	for (const { line, text } of unplaced) yield { type: 'unplaced', source, line, text };
	yield event;
}

/** What a page says of a case; `address` is where it stands on the web. */
export function readPageCase(text: string, kind: 'text' | 'html', address?: string) {
	const read = readPage(text, { kind });
	const { document } = read;
	return { ...read, document: { ...document, case: { ...document.case, sourceUrl: address ?? document.case.sourceUrl } } };
}
