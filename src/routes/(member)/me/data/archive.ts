import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { exportAccount } from '#lib/accounts/export-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import { exportAssessment } from '#lib/assessment/export-member.server.ts';
import { exportCertificates } from '#lib/credentials/export-member.server.ts';
import { exportMedia } from '#lib/media/export-member.server.ts';
import { exportPathways } from '#lib/pathways/export-member.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { ExportedFile } from '#lib/platform/exported-file.ts';
import { formatMoment } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { exportRecords } from '#lib/records/export-member.server.ts';
import { exportEdits } from '#lib/studio/export-member.server.ts';

interface Wanted {
	locale: Locale;
	siteName: string;
}

/** Everything about a member from every room, with a text that explains it in their language. */
export async function collectArchive(db: Db, viewer: Member, wanted: Wanted): Promise<ExportedFile[]> {
	const files = [
		...exportAccount(db, viewer),
		...exportMedia(db, viewer),
		...exportAssessment(db, viewer),
		...exportPathways(db, viewer),
		...exportRecords(db, viewer),
		...exportEdits(db, viewer),
		...(await exportCertificates(db, viewer)),
	];
	return [{ path: 'README.txt', write: async () => writeReadme(viewer, wanted) }, ...files];
}

/** The files as one ZIP, each written when the one before it is on its way; `done` is called when it is read or given up. */
export function zipOf(files: readonly ExportedFile[], done = () => {}): ReadableStream<Uint8Array> {
	const zip = new ZipFile();
	const stream = zip.outputStream as Readable;
	const fail = (error: Error) => void stream.destroy(error);
	zip.on('error', fail);
	stream.once('close', done);
	for (const file of files)
		zip.addReadStreamLazy(file.path, (ready) => ready(null, Readable.from(piecesOf(file)).on('error', fail)));
	zip.end();
	return pulledFrom(stream);
}

async function* piecesOf(file: ExportedFile): AsyncGenerator<Uint8Array> {
	const content = file.write();
	const pieces = Symbol.asyncIterator in content ? content : [await content];
	for await (const piece of pieces) yield Buffer.from(piece);
}

/** Node's own `Readable.toWeb` throws where nobody can catch it when a reader gives up at the wrong moment. */
function pulledFrom(stream: Readable): ReadableStream<Uint8Array> {
	const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
	return new ReadableStream({
		async pull(controller) {
			const { done, value } = await chunks.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: () => void stream.destroy(),
	});
}

function writeReadme({ name }: Member, { locale, siteName }: Wanted): string {
	const { title, made, how, missing, files } = messagesIn(locale).member.archive;
	const list = Object.entries(files).map(([path, text]) => `${path}\n    ${text}`);
	return [title(siteName), made(name, formatMoment(locale, new Date())), how, missing, ...list].join('\n\n').concat('\n');
}
