import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Invalid, NotFound } from '#lib/platform/errors.ts';

/** The texts of files, unpacked where gzip packed them. Throws NotFound, and Invalid for what is packed otherwise. */
export function readLexiconFiles(paths: string[]): string[] {
	return paths.map((path) => {
		const bytes = readFile(path);
		const begins = (...start: number[]) => start.every((byte, at) => bytes[at] === byte);
		if (begins(0x1f, 0x8b)) return unpack(path, bytes);
		if (begins(0xfd, 0x37, 0x7a) || begins(0x50, 0x4b) || begins(0x42, 0x5a, 0x68))
			throw new Invalid(`${path} is packed in a way that Node cannot read. Unpack it (xz -d, unzip, bunzip2) and give the text.`);
		return bytes.toString('utf8');
	});
}

function readFile(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (error) {
		throw new NotFound(`${path} cannot be read: ${(error as Error).message}.`);
	}
}

function unpack(path: string, bytes: Buffer): string {
	try {
		return gunzipSync(bytes).toString('utf8');
	} catch {
		throw new Invalid(`${path} begins like a gzip file and does not unpack. Fetch it again.`);
	}
}
