import { analyserVersion } from './analysis/analyser.ts';

/** Raised whenever the same case gives another document than before: indexes are then rebuilt. */
const documentVersion = 1;

/** What an index was made with: one that has another version is outdated. */
export function indexVersion(lexiconVersion: string): string {
	return `${analyserVersion}.${documentVersion}.${lexiconVersion}`;
}

/** Where the index is within the folder of everything that search keeps on disk. */
export const indexFolder = 'index';
