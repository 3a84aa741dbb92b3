import { join } from 'node:path';
import type { Db } from '#lib/platform/db.ts';
import { findCaseVersions } from './find-case-versions.server.ts';
import { rebuild } from './index/rebuild.ts';
import { indexFolder } from './index-version.ts';
import type { Words } from './open-words.server.ts';
import { readCaseDocuments } from './read-case-documents.server.ts';

/** Builds the index of all cases that the public may see, beside a present one, and puts it in its place; says of how many. */
export async function rebuildIndex(db: Db, folder: string, { analyser, version }: Words, signal?: AbortSignal): Promise<number> {
	const versions = await findCaseVersions(db);
	async function* documents() {
		for await (const document of readCaseDocuments(db, analyser, versions)) {
			signal?.throwIfAborted();
			yield document;
		}
	}
	await rebuild(join(folder, indexFolder), documents(), { analyser: version });
	return versions.size;
}
