import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SearchService } from '#lib/search/search-session.ts';

/** How the search is doing in this process. */
export interface SearchState {
	state: 'answers' | 'preparing' | 'unavailable';
	/** Of the index on this machine; with a search server that is the lexicon alone. */
	bytes: number;
	changedAt: Date | undefined;
}

/** Asks the search for anything, and looks at its folder. */
export async function lookAtSearch(search: SearchService, folder: string): Promise<SearchState> {
	const answered = await search.use(async () => true).catch(() => undefined);
	const files = await filesIn(folder);
	const newest = files.map(({ mtimeMs }) => mtimeMs).reduce((a, b) => Math.max(a, b), 0);
	return {
		state: answered ? 'answers' : search.state,
		bytes: files.reduce((sum, { size }) => sum + size, 0),
		changedAt: newest > 0 ? new Date(newest) : undefined,
	};
}

async function filesIn(folder: string): Promise<{ size: number; mtimeMs: number }[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
	const files = entries
		.filter((entry) => entry.isFile())
		.map((entry) => stat(join(entry.parentPath, entry.name)).catch(() => undefined));
	return (await Promise.all(files)).filter((file) => file !== undefined);
}
