import { join } from 'node:path';
import { z } from 'zod';

/** Hears of every part of a backup as it is done: a table or a file. */
export type BackupProgress = (done: number, total: number, what: string) => void;

/** What `backup.json` says of the folder that it lies in. */
export const backupSchema = z.object({
	format: z.literal(1),
	madeAt: z.iso.datetime(),
	/** The migration that the database had; only a program with the same one can restore. */
	migration: z.string(),
	tables: z.array(z.object({ name: z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/), columns: z.array(z.string()) })),
	partitions: z.array(z.string()),
	sequences: z.array(z.object({ name: z.string(), value: z.number() })),
	rows: z.number(),
	files: z.number(),
	/** Files that the database names and the storage does not have. */
	missing: z.array(z.string()),
});
export type Backup = z.infer<typeof backupSchema>;

export const manifestIn = (folder: string) => join(folder, 'backup.json');
export const tableIn = (folder: string, name: string) => join(folder, 'tables', `${name}.jsonl.gz`);
export const fileIn = (folder: string, key: string) => join(folder, 'files', key);
/** What the site signs and seals with; without it, sealed addresses and the keys of certificates are lost. */
export const secretIn = (folder: string) => join(folder, 'secret');
