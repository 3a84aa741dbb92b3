import { setTimeout as sleep } from 'node:timers/promises';
import { connectTo } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { listenForChanges } from '#lib/platform/listen-for-changes.ts';
import type { SearchServerAddress } from '#lib/platform/search-server-address.ts';
import { IndexDamaged } from './index/durable-file.ts';
import { IndexUpdater } from './index-updater.server.ts';
import { openKeeper } from './open-keeper.server.ts';
import { SearchServerError } from './rest/search-server.ts';

/** Changes that come close together are indexed together. */
const gatherMs = 100;
const lookMs = 1_000;
const longestPauseMs = 16_000;
const everythingMs = 60_000;

export interface KeptIndex {
	databaseUrl: string;
	/** Where search keeps its lexicon and, without a search server, its index. */
	folder: string;
	server?: SearchServerAddress | undefined;
}

/**
 * Makes the index in a folder say what the database says, until it is stopped: it is built when it is missing, damaged or
 * made by another analyser, and what changes, is published or withdrawn is indexed within a second. Several may run.
 */
export async function keepIndex({ databaseUrl, folder, server }: KeptIndex): Promise<{ stop(): Promise<void> }> {
	const stopping = new AbortController();
	const { signal } = stopping;
	const database = await connectTo(databaseUrl);
	const updater = new IndexUpdater(database.db, folder, openKeeper(folder, server), signal);
	let wanted = { everything: true, cases: new Set<number>() };
	let alarm = Promise.withResolvers<void>();

	const want = (caseIds?: number[]) => {
		if (caseIds) for (const id of caseIds) wanted.cases.add(id);
		else wanted.everything = true;
		alarm.resolve();
	};
	const pause = (ms: number) => sleep(ms, undefined, { signal }).catch(() => {});
	const listener = await listenForChanges(databaseUrl, {
		invalidate: (tags) => wantTagged(tags, want),
		clear: () => want(),
	});
	const ended = work();

	async function work(): Promise<void> {
		let lastEverything = Number.NEGATIVE_INFINITY;
		let troubles = 0;
		while (!signal.aborted) {
			const now = performance.now();
			const everything = wanted.everything || now > lastEverything + everythingMs || now > updater.nextPublication;
			const cases = [...wanted.cases];
			wanted = { everything: false, cases: new Set() };
			alarm = Promise.withResolvers();
			try {
				if (everything) lastEverything = now;
				if (everything) await updater.update();
				else if (cases.length > 0 || updater.isTouched()) await updater.update(cases);
				troubles = 0;
				await Promise.race([alarm.promise, pause(lookMs)]);
				await pause(gatherMs);
			} catch (error) {
				want(everything || cases.length === 0 ? undefined : cases);
				// Another process on this machine is at it; what it leaves undone is done the next time.
				const isTrouble = !signal.aborted && !(error instanceof Conflict);
				if (isTrouble && troubles === 0)
					console.error(`The search index could not be updated; it is tried again. ${reasonOf(error)}`);
				if (isTrouble) troubles++;
				await pause(Math.min(lookMs * 2 ** Math.max(0, troubles - 1), longestPauseMs));
			}
		}
	}

	return {
		async stop() {
			stopping.abort();
			alarm.resolve();
			await ended;
			await updater.close();
			await listener.close();
			await database.close();
		},
	};
}

/** Damage, or a server that is away, is no mistake of the code: where it was noticed tells nothing. */
function reasonOf(error: unknown): string {
	if (error instanceof SearchServerError) return error.message;
	return error instanceof Error && !(error instanceof IndexDamaged) ? (error.stack ?? error.message) : String(error);
}

/** What a change means for the index: the cases that it names, or, when it is about lists alone, anything. */
function wantTagged(tags: readonly string[], want: (caseIds?: number[]) => void): void {
	const cases = tags.flatMap((tag) => /^case:(\d+)$/.exec(tag)?.[1] ?? []);
	if (cases.length > 0) want(cases.map(Number));
	else if (tags.includes('list')) want();
}
