import type { Db } from '#lib/platform/db.ts';
import { findCaseVersions } from './find-case-versions.server.ts';
import type { Words } from './open-words.server.ts';
import { readCaseDocuments } from './read-case-documents.server.ts';
import type { CaseKeeper } from './search-backend.ts';

/** Builds the index of all cases that the public may see, beside a present one, and puts it in its place; says of how many. */
export async function rebuildIndex(db: Db, keeper: CaseKeeper, words: Words, signal?: AbortSignal): Promise<number> {
	const versions = await findCaseVersions(db);
	async function* documents() {
		for await (const document of readCaseDocuments(db, words.analyser, versions)) {
			signal?.throwIfAborted();
			yield document;
		}
	}
	await keeper.rebuild(words, documents());
	return versions.size;
}
