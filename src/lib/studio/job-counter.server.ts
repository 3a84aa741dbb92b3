import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import type { TellEnd } from '#lib/platform/run-tasks.ts';

const everyMs = 2_000;

/** Counts how jobs end, day by day, for whoever runs the site. */
export interface JobCounter {
	tell: TellEnd;
	/** Writes down what is counted, and ends. */
	close(): Promise<void>;
}

interface Count {
	done: number;
	failed: number;
}

/** Counts in memory and writes every two seconds: thousands of cards drawn in a row are not thousands of writes. */
export function openJobCounter(db: Db): JobCounter {
	const counts = new Map<string, Count>();
	let writing: Promise<void> = Promise.resolve();
	const write = () => {
		// What cannot be written is not counted: the numbers are for looking, and the jobs themselves are safe.
		writing = writing.then(() => writeCounts(db, counts)).catch(() => undefined);
		return writing;
	};
	const timer = setInterval(write, everyMs).unref();
	return {
		tell(task, end) {
			const count = counts.get(task) ?? { done: 0, failed: 0 };
			count[end]++;
			counts.set(task, count);
		},
		async close() {
			clearInterval(timer);
			await write();
		},
	};
}

async function writeCounts(db: Db, counts: Map<string, Count>): Promise<void> {
	// In one order, so that two processes never wait for each other.
	const told = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1));
	counts.clear();
	for (const [task, { done, failed }] of told) {
		await sql`insert into studio.job_days as d (day, task, done, failed, done_at)
			values (current_date, ${task}, ${done}, ${failed}, ${done > 0 ? sql`now()` : null})
			on conflict (day, task) do update set done = d.done + excluded.done, failed = d.failed + excluded.failed,
				done_at = coalesce(excluded.done_at, d.done_at)`.execute(db);
	}
}
