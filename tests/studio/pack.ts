import { createWriteStream, readFileSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** Packs a folder as ZIP, as people do: with its own name around it. */
export async function packFolder(folder: string, target: string, around = 'caser'): Promise<string> {
	const archive = new ZipFile();
	for (const name of await readdir(folder, { recursive: true }))
		if ((await stat(join(folder, name))).isFile()) archive.addBuffer(readFileSync(join(folder, name)), `${around}/${name}`);
	return packed(archive, target);
}

/** Packs texts and files by their names. */
export async function packFiles(files: Record<string, string | Buffer>, target: string): Promise<string> {
	const archive = new ZipFile();
	for (const [name, content] of Object.entries(files)) archive.addBuffer(Buffer.from(content), name);
	return packed(archive, target);
}

async function packed(archive: ZipFile, target: string): Promise<string> {
	archive.end();
	await finished(archive.outputStream.pipe(createWriteStream(target)));
	return target;
}
