/** A file of what members download about themselves; written when its turn comes, so that not all are in memory at once. */
export interface ExportedFile {
	/** `notes.json`, `certificates/x.png` */
	path: string;
	/** The whole of it, or one piece after the other where it may be long. */
	write(): Promise<string | Uint8Array> | AsyncIterable<string>;
}

/** A file of JSON that a person can read too. */
export function jsonFile(path: string, read: () => Promise<unknown>): ExportedFile {
	return { path, write: async () => `${JSON.stringify(await read(), null, '\t')}\n` };
}
