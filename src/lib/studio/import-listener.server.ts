import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { Conflict, isExpected } from '#lib/platform/errors.ts';
import { type Locale, localeNamed } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import { beginImport, hasRoom, type ImportPlace, makeImportPlace } from './begin-import.server.ts';
import { sourceFile } from './import/read-source.server.ts';
import { type ImportKind, importBytes, importKinds } from './imports.ts';
import { admitEditor, type UploadEntrance } from './upload-listener.server.ts';
import { readFormFile } from './uploading/read-form-file.ts';
import { UploadRefusal } from './uploading/upload-refusal.ts';

/** What a form is larger by than its file. */
const formOverhead = 10_000;

/** Whether a request brings a file that is to be imported. */
export function isImportFile({ url = '', method }: Pick<IncomingMessage, 'url' | 'method'>): boolean {
	return method === 'POST' && url.startsWith(`${paths.studioImportFile()}?`);
}

/** Takes the file of a form straight to the disk, begins its import, and leads to the page that shows it. */
export function importListener(entrance: Pick<UploadEntrance, 'db' | 'auth' | 'origin' | 'folder'>): RequestListener {
	return async (request, response) => {
		const { searchParams } = new URL(request.url ?? '', 'http://here');
		const locale = localeNamed(searchParams.get('language'));
		const kind = importKinds.find((one) => one === searchParams.get('kind')) ?? 'page';
		try {
			const viewer = await admitEditor(entrance, request);
			lead(response, paths.studioImport(locale, await receive(entrance, viewer, request, { kind, locale })));
		} catch (error) {
			const problem = problemOf(error);
			if (problem) return lead(response, `${paths.studioPlace(locale, 'imports')}?kind=${kind}&problem=${problem}`);
			if (!isExpected(error) && !(error instanceof UploadRefusal)) console.error('Import:', error);
			refuse(response, error);
		}
	};
}

async function receive(
	{ db, folder }: Pick<UploadEntrance, 'db' | 'folder'>,
	viewer: Viewer,
	request: IncomingMessage,
	{ kind, locale }: { kind: ImportKind; locale: Locale },
): Promise<string> {
	const announced = Number(request.headers['content-length'] ?? Number.NaN);
	if (!(announced <= importBytes[kind] + formOverhead)) throw new UploadRefusal(413, 'tooLarge');
	if (!(await hasRoom(folder, announced))) throw new UploadRefusal(507, 'noRoom');
	const place = await makeImportPlace(db, viewer, folder);
	try {
		const name = await writeFormFile(request, place);
		return await beginImport(db, viewer, place, { kind, name, language: locale });
	} catch (error) {
		await rm(place.folder, { recursive: true, force: true });
		throw error;
	}
}

async function writeFormFile(request: IncomingMessage, { folder }: ImportPlace): Promise<string> {
	const file = await readFormFile(request.headers['content-type'] ?? '', request);
	if (!file) throw new UploadRefusal(400, 'empty');
	const written = createWriteStream(join(folder, sourceFile));
	await pipeline(file.content, written);
	if (written.bytesWritten === 0) throw new UploadRefusal(400, 'empty');
	return file.name || '?';
}

/** In the word that the page has a sentence for. */
function problemOf(error: unknown): string | undefined {
	if (error instanceof Conflict) return 'tooMany';
	return error instanceof UploadRefusal && ['tooLarge', 'noRoom', 'empty'].includes(error.message) ? error.message : undefined;
}

function lead(response: ServerResponse, location: string): void {
	response.writeHead(303, { location, connection: 'close' }).end();
}

function refuse(response: ServerResponse, error: unknown): void {
	if (response.headersSent) return void response.destroy();
	const isKnown = error instanceof UploadRefusal || isExpected(error);
	response.writeHead(isKnown ? error.status : 500, { 'content-type': 'text/plain; charset=utf-8' });
	response.end(isKnown ? `${error.message}\n` : 'Something went wrong here. Try again.\n');
}
