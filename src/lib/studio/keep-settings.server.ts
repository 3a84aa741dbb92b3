import { isDeepStrictEqual } from 'node:util';
import { hasWebinars } from '#lib/catalogue/list-webinars.server.ts';
import type { Database, Db } from '#lib/platform/db.ts';
import { listenForChanges } from '#lib/platform/listen-for-changes.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import type { SiteSettings } from '#lib/platform/site-settings.ts';
import { findSettings } from './find-settings.server.ts';
import { settingsTag, siteTag } from './settings-tags.ts';

/** Before what failed is tried again. */
const pauseMs = 2_000;

/** What every page shows of the whole site, in memory. */
export interface KeptSettings {
	/** What the operator has set. */
	now(): SiteSettings;
	/** Whether a webinar is published. */
	hasWebinars(): boolean;
	/** Reads them anew; whoever has just changed them waits for it before the next page is drawn. */
	refresh(): Promise<void>;
	close(): Promise<void>;
}

const findAll = async (db: Db) => ({ settings: await findSettings(db), hasWebinars: await hasWebinars(db) });
const tagsOfAll = [settingsTag, 'webinars'];

/**
 * Keeps the settings in the memory of this process and hears when another one changes them. A page that was drawn between
 * the change and our hearing of it may be kept as finished by now, so each process declares the pages stale once more
 * after it has read.
 */
export async function keepSettings({ db, url }: Pick<Database, 'db' | 'url'>): Promise<KeptSettings> {
	let kept = await findAll(db);
	let isTold = true;
	let isClosed = false;
	let reading: Promise<void> = Promise.resolve();
	const refresh = () => {
		reading = reading.then(read, read);
		return reading;
	};
	const inBackground = () => void refresh().catch(tryAgain);
	const listener = await listenForChanges(url, {
		invalidate: (tags) => void (tags.some((tag) => tagsOfAll.includes(tag)) && inBackground()),
		clear: inBackground,
	});
	// The listener's first word asks for a reading too: what was said before it listened is known from then on.
	await refresh();

	async function read(): Promise<void> {
		const fresh = await findAll(db);
		if (isTold && isDeepStrictEqual(fresh, kept)) return;
		kept = fresh;
		isTold = false;
		await pagesChanged(db, [siteTag]);
		isTold = true;
	}

	/** Whoever missed that the site is for members now would keep it open until the next change. */
	function tryAgain(error: unknown): void {
		if (isClosed) return;
		console.error('The settings could not be read anew; this is tried again.', error);
		setTimeout(inBackground, pauseMs).unref();
	}
	return {
		now: () => kept.settings,
		hasWebinars: () => kept.hasWebinars,
		refresh,
		async close() {
			isClosed = true;
			await listener.close();
			await reading.catch(() => undefined);
		},
	};
}
