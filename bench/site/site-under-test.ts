import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSecondsOf, freePort, type Server, startServer } from './processes.ts';

const entrance = join(import.meta.dirname, '../../src/server.ts');

export const kinds = ['case', 'front', 'filter', 'feed'] as const;
export type PageKind = (typeof kinds)[number];

/** Addresses of each kind of page that is measured. */
export type Pages = Record<PageKind, string[]>;

/** Starts the built site on a data folder; the first to start brings the database up, later ones share it. */
export async function startSite(dataDir: string, cacheMb: number): Promise<Server & { startSeconds: number }> {
	const port = await freePort();
	const env = {
		PORT: String(port),
		ORIGIN: `http://127.0.0.1:${port}`,
		DATA_DIR: dataDir,
		PAGE_CACHE_MB: String(cacheMb),
		DATABASE_URL: '',
	};
	return startServer([process.execPath, entrance], { port, env });
}

/** The processor time of the embedded database in a data folder. */
export function databaseClock(dataDir: string): () => number {
	const pid = Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
	return () => cpuSecondsOf(pid);
}

/** A hundred cases, the front page, the catalogue by each theme, and the feed of everything. */
export async function findPages(origin: string): Promise<Pages> {
	const catalogue = await (await fetch(new URL('/cases', origin))).text();
	const themes = [...new Set(catalogue.match(/\btheme=[a-z0-9-]+/g))];
	if (themes.length === 0) throw new Error('The catalogue links to no theme: the filter page cannot be measured.');
	return {
		case: Array.from({ length: 100 }, (_, at) => casePath(at + 1)),
		front: ['/'],
		filter: themes.map((theme) => `/cases?${theme}`),
		feed: ['/feeds/all.xml'],
	};
}

/** The address of an invented case. */
export function casePath(number: number): string {
	return `/case/oppdiktet-sak-${number}`;
}
