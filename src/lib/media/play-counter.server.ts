import type { Db } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { addBeacon, addTally, type DayTally, emptyTally, type HeardBeacon } from './heard-beacon.ts';
import { storePlayCounts } from './store-play-counts.server.ts';

export interface PlayCounter {
	/** Counts what a player told; false when so many cases wait to be written that no other is taken. */
	count(told: HeardBeacon): boolean;
	/** Writes what was counted so far. */
	write(): Promise<void>;
	/** Writes the rest and stops. */
	close(): Promise<void>;
}

const everyMs = 5_000;
/** Names of cases that are none come from strangers too. */
const mostTallies = 10_000;

/**
 * Counts plays in memory and writes them every few seconds, a row for each case that was heard meanwhile: a crash loses the
 * plays of those seconds. What the database could not take is kept for the next time.
 */
export function openPlayCounter(db: Db): PlayCounter {
	let tallies = new Map<string, DayTally>();
	let writing = Promise.resolve();
	const tallyOf = (slug: string, day: string) => {
		const key = `${day} ${slug}`;
		const known = tallies.get(key);
		if (known || tallies.size >= mostTallies) return known;
		const tally = emptyTally(slug, day);
		tallies.set(key, tally);
		return tally;
	};
	const writeNow = async () => {
		const written = tallies;
		if (written.size === 0) return;
		tallies = new Map();
		try {
			await storePlayCounts(db, [...written.values()]);
		} catch (error) {
			for (const one of written.values()) {
				const tally = tallyOf(one.slug, one.day);
				if (tally) addTally(tally, one);
			}
			throw error;
		}
	};
	// One after another: a slow database is not asked twice at once.
	const write = () => {
		const done = writing.then(writeNow);
		writing = done.catch(() => {});
		return done;
	};
	const tryToWrite = () => write().catch((error) => console.error('Plays are not written yet:', error));
	const timer = setInterval(tryToWrite, everyMs);
	timer.unref();
	return {
		count(told) {
			const tally = tallyOf(told.case, calendarDay(new Date()));
			if (tally) addBeacon(tally, told);
			return tally !== undefined;
		},
		write,
		close() {
			clearInterval(timer);
			return tryToWrite();
		},
	};
}
