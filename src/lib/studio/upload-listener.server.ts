import { AsyncLocalStorage } from 'node:async_hooks';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Auth } from '#lib/accounts/auth.server.ts';
import { findViewer } from '#lib/accounts/find-viewer.server.ts';
import { anonymous, mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, isExpected, NotFound } from '#lib/platform/errors.ts';
import { localeNamed } from '#lib/platform/locale.ts';
import { paths } from '#lib/platform/paths.ts';
import type { UploadHouse } from './begin-upload.server.ts';
import type { Upload } from './upload.ts';
import { announcedPiece, readChecksum } from './uploading/checked-store.server.ts';
import { openTus } from './uploading/open-tus.server.ts';
import { receiveForm } from './uploading/receive-form.server.ts';
import { UploadRefusal } from './uploading/upload-refusal.ts';
import { cancelUpload, findUpload, noteArrived } from './uploads.server.ts';

export interface UploadEntrance extends UploadHouse {
	db: Db;
	auth: Auth;
	/** The site's origin; without one, pages come from the name that the request came in by. */
	origin: string | undefined;
}

const methods = ['OPTIONS', 'HEAD', 'POST', 'PATCH', 'DELETE'];

/** Whether a request brings a file, or asks how far one is. */
export function isUpload({ url = '' }: Pick<IncomingMessage, 'url'>): boolean {
	return /^\/studio\/uploads(?:[/?]|$)/.test(url);
}

/** Receives what editors send by tus 1.0, straight to the disk; the rest of the site reads bodies into memory. */
export function uploadListener(entrance: UploadEntrance): RequestListener {
	const sender = new AsyncLocalStorage<Viewer>();
	const tus = openTus(entrance.db, entrance, () => sender.getStore() ?? anonymous);
	return async (request, response) => {
		try {
			const viewer = await admitEditor(entrance, request);
			if (isForm(request)) return await takeForm(entrance, viewer, request, response);
			const piece = readChecksum(headerOf(request, 'upload-checksum'), headerOf(request, 'content-length'));
			if (await isAnswered(entrance, viewer, request, response)) return;
			if (request.method === 'OPTIONS') response.setHeader('tus-checksum-algorithm', 'sha256');
			await sender.run(viewer, () => announcedPiece.run(piece, () => tus.handle(request, response)));
		} catch (error) {
			refuse(response, error);
		}
	};
}

/** Who sends a request. Throws for everybody who is no editor, and for what a page of another site may have sent. */
export async function admitEditor(
	{ auth, origin }: Pick<UploadEntrance, 'auth' | 'origin'>,
	request: IncomingMessage,
): Promise<Viewer> {
	const { method = '', headers } = request;
	if (!methods.includes(method)) throw new UploadRefusal(405, `Files are sent by ${methods.join(', ')} (tus 1.0).`);
	const own = origin ?? `http://${headers.host}`;
	if (method !== 'HEAD' && method !== 'OPTIONS' && headers.origin !== own)
		throw new UploadRefusal(403, 'This was not sent by a page of this site, so nothing was done.');
	// By any other method than GET the session is looked up anew.
	const { viewer } = await findViewer(auth, { method: 'PATCH', headers: new Headers({ cookie: headers.cookie ?? '' }) });
	if (viewer.kind === 'anonymous')
		throw new UploadRefusal(401, 'You are signed out. Sign in, and go on: what has arrived is kept.');
	return mustBeEditor(viewer);
}

function isForm({ method, url = '' }: IncomingMessage): boolean {
	return method === 'POST' && url.startsWith(`${paths.studioUploads()}/form?`);
}

/** A form without JavaScript leads back to its page, which tells what became of the file. */
async function takeForm(
	entrance: UploadEntrance,
	viewer: Viewer,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const { searchParams } = new URL(request.url ?? '', 'http://here');
	const locale = localeNamed(searchParams.get('language'));
	const caseId = Number(searchParams.get('case'));
	if (!Number.isInteger(caseId) || caseId < 1 || caseId > 999_999_999) throw new NotFound('There is no such case.');
	const page = paths.studioCasePart(locale, caseId, 'media');
	const problem = await receiveForm(entrance.db, viewer, entrance, request, caseId).then(() => undefined, problemOf);
	response.writeHead(303, { location: problem ? `${page}?problem=${problem}` : page }).end();
}

/** In the word that the page has a sentence for; throws on what it has none for. */
function problemOf(error: unknown): string {
	const words: Record<number, string> = { 400: 'empty', 413: 'tooLarge', 429: 'tooMuch', 507: 'noRoom' };
	const word = error instanceof UploadRefusal || error instanceof Invalid ? words[error.status] : undefined;
	if (word === undefined) throw error;
	return word;
}

/** What tus does not know: that a file is in its case already, or that its last piece was not told. */
async function isAnswered(
	entrance: UploadEntrance,
	viewer: Viewer,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<boolean> {
	const { db, folder } = entrance;
	const id = idOf(request.url);
	if (id === undefined) return false;
	const upload = await findUpload(db, viewer, id);
	if (request.method === 'DELETE') {
		await cancelUpload(db, viewer, folder, id);
		response.writeHead(204, { 'tus-resumable': '1.0.0' }).end();
		return true;
	}
	if (request.method !== 'HEAD' || !(await isHere(db, folder, upload))) return false;
	const size = String(upload.bytes);
	response
		.writeHead(200, { 'tus-resumable': '1.0.0', 'cache-control': 'no-store', 'upload-offset': size, 'upload-length': size })
		.end();
	return true;
}

/** Whether all of a file is here; a process that ended with its last byte did not write that down. */
async function isHere(db: Db, folder: string, { id, bytes, state }: Upload): Promise<boolean> {
	if (state !== 'arriving') return true;
	const file = await stat(join(folder, id)).catch(() => undefined);
	if (file?.size !== bytes) return false;
	await noteArrived(db, id);
	return true;
}

function idOf(url = ''): string | undefined {
	const rest = url.slice(paths.studioUploads().length).replace(/\?.*$/, '');
	if (rest === '' || rest === '/') return undefined;
	if (!/^\/[0-9a-f]{32}$/.test(rest)) throw new NotFound('There is no such upload.');
	return rest.slice(1);
}

function headerOf({ headers }: IncomingMessage, name: string): string | undefined {
	const value = headers[name];
	return Array.isArray(value) ? value[0] : value;
}

function refuse(response: ServerResponse, error: unknown): void {
	const isKnown = error instanceof UploadRefusal || isExpected(error);
	if (!isKnown) console.error('Upload:', error);
	if (response.headersSent) return void response.destroy();
	response.writeHead(isKnown ? error.status : 500, { 'content-type': 'text/plain; charset=utf-8', 'tus-resumable': '1.0.0' });
	response.end(isKnown ? `${error.message}\n` : 'Something went wrong here; what has arrived is kept. Try again.\n');
}
