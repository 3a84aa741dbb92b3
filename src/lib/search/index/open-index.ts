import { IndexDamaged } from './durable-file.ts';
import { SearchIndex, stateOf } from './search-index.ts';
import { SearchThreads } from './search-threads.ts';
import { openSnapshot } from './snapshot.ts';

export type Opened =
	| { outcome: 'open'; index: SearchIndex }
	/** Another version of the analyser made it: it serves until it is rebuilt. */
	| { outcome: 'outdated'; index: SearchIndex }
	| { outcome: 'missing' }
	/** A checksum or the format is wrong. */
	| { outcome: 'damaged'; problem: string };

/** Opens the index in a folder; every outcome but the first asks for a `rebuild`. */
export function openIndex(folder: string, { analyser, threads = 0 }: { analyser: string; threads?: number }): Opened {
	try {
		const seen = stateOf(folder);
		const snapshot = openSnapshot(folder);
		if (!snapshot) return { outcome: 'missing' };
		const index = new SearchIndex(folder, snapshot, new SearchThreads(threads), seen);
		return { outcome: snapshot.analyser === analyser ? 'open' : 'outdated', index };
	} catch (error) {
		if (error instanceof IndexDamaged) return { outcome: 'damaged', problem: error.message };
		throw error;
	}
}
