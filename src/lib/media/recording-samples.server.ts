import { join } from 'node:path';
import type { Recording } from './find-recording.server.ts';
import type { MediaWorkshop } from './make-renditions.server.ts';
import { readSamples } from './read-samples.server.ts';
import { fetchFromStorage, openWorkFolder } from './work-folder.server.ts';

/** The sound of a stored recording as `readSamples` gives it; `work` names the piece of work that it is for. */
export async function recordingSamples(
	{ storage, tools, workDir }: MediaWorkshop,
	{ sha256, storageKey }: Recording,
	work: string,
	signal?: AbortSignal,
): Promise<Float32Array> {
	await using folder = await openWorkFolder(workDir, work);
	const path = join(folder.path, 'recording');
	await fetchFromStorage(storage, storageKey, sha256, path, signal);
	return await readSamples(tools, path, signal);
}
