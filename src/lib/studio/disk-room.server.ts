import { statfs } from 'node:fs/promises';

/** The disk is never filled to the brim: the database may lie there too. In bytes. */
export const reserveBytes = 512 * 1024 * 1024;

/** How many bytes the disk of a folder has left. Throws when there is no such folder. */
export async function freeBytesOf(folder: string): Promise<number> {
	const { bavail, bsize } = await statfs(folder);
	return bavail * bsize;
}
