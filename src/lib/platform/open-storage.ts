import type { Config } from './config.ts';
import { localStorageFolder, type Storage } from './storage.ts';
import { s3Storage } from './storage-s3.ts';

/** Opens the operator's object store (`STORAGE_URL`), or the folder for files in the data folder. */
export function openStorage({ objectStore, dataDir }: Pick<Config, 'objectStore' | 'dataDir'>): Storage {
	return objectStore ? s3Storage(objectStore) : localStorageFolder(`${dataDir}/files`);
}
