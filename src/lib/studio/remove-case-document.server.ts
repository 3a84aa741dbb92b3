import { removeCase } from '#lib/catalogue/remove-case.server.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import { removeUnusedFiles } from '#lib/media/remove-unused-files.server.ts';
import { cardKey } from '#lib/media/render-card.server.ts';
import { cancelJob } from '#lib/platform/jobs.ts';
import type { Studio } from './studio.ts';

/** Removes a case, all that only it mentions, and the files that no other case uses. */
export async function removeCaseDocument({ db, storage, viewer }: Studio, id: number): Promise<void> {
	const files = await openMedia(db, id);
	await removeCase(db, viewer, id);
	for (const job of ['card', 'publish', 'align', 'transcribe']) await cancelJob(db, `${job}:${id}`);
	const keys = files.flatMap(({ storageKey }) => storageKey ?? []);
	await removeUnusedFiles(db, storage, [...keys, cardKey(id)]);
}
