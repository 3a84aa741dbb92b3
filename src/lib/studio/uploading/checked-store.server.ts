import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import { UploadRefusal } from './upload-refusal.ts';

/** What a piece of a file was announced to be (tus checksum extension): `Upload-Checksum: sha256 <Base64>`. */
export interface AnnouncedPiece {
	bytes: number;
	/** In Base64. */
	sha256: string;
}

/** The piece that the request under way brings; the store hears nothing of requests. */
export const announcedPiece = new AsyncLocalStorage<AnnouncedPiece | undefined>();

/** Keeps uploads in a folder, takes back pieces that do not arrive as they were sent, and tells how far each is. */
export class CheckedStore extends FileStore {
	readonly #tell: (id: string, received: number) => Promise<void>;

	constructor(folder: string, tell: (id: string, received: number) => Promise<void>) {
		super({ directory: folder });
		this.#tell = tell;
		// Every size is known beforehand, and what is too old goes by our own clock.
		this.extensions = ['creation', 'termination', 'checksum'];
	}

	override async write(stream: Readable, id: string, offset: number): Promise<number> {
		const piece = announcedPiece.getStore();
		const hash = createHash('sha256');
		const heard = piece ? stream.pipe(new PassThrough()).on('data', (chunk: Buffer) => void hash.update(chunk)) : stream;
		// A pipe does not pass errors on.
		if (heard !== stream) stream.on('error', (error) => heard.destroy(error));
		const received = await super.write(heard, id, offset);
		// Of a piece that was cut off, what came stays: the connection vouches for it, and nobody sends it twice.
		const isWhole = piece && received - offset === piece.bytes;
		if (isWhole && hash.digest('base64') !== piece.sha256) {
			await truncate(join(this.directory, id), offset);
			throw new UploadRefusal(460, 'A piece of the file was damaged on its way. It is sent again.');
		}
		await this.#tell(id, received);
		return received;
	}
}

/** Reads the header `Upload-Checksum`; undefined without one. Throws UploadRefusal for what it cannot check. */
export function readChecksum(header: string | undefined, length: string | undefined): AnnouncedPiece | undefined {
	if (header === undefined) return undefined;
	const [, sha256] = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(header) ?? [];
	if (sha256 === undefined || length === undefined)
		throw new UploadRefusal(400, 'Upload-Checksum must be “sha256” and the Base64 of it, with a Content-Length.');
	return { bytes: Number(length), sha256 };
}
