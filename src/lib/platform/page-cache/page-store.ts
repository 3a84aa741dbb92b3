import { type FinishedPage, sizeOf } from './finished-page.ts';

/** Pages by address, the least recently used of which make room when `maxBytes` are full. */
export interface PageStore {
	get(address: string): FinishedPage | undefined;
	/** Keeps a page, or counts it anew when it has grown. */
	set(address: string, page: FinishedPage): void;
	deleteTagged(tag: string): void;
	clear(): void;
}

/** An empty store. */
export function createPageStore(maxBytes: number): PageStore {
	// A Map remembers the order of insertion: its first key is the least recently used page.
	const pages = new Map<string, { page: FinishedPage; bytes: number }>();
	const tagged = new Map<string, Set<string>>();
	let total = 0;

	function remove(address: string): void {
		const held = pages.get(address);
		if (!held) return;
		pages.delete(address);
		total -= held.bytes;
		for (const tag of held.page.tags) {
			const addresses = tagged.get(tag);
			addresses?.delete(address);
			if (addresses?.size === 0) tagged.delete(tag);
		}
	}

	return {
		get(address) {
			const held = pages.get(address);
			if (!held) return undefined;
			pages.delete(address);
			pages.set(address, held);
			return held.page;
		},
		set(address, page) {
			remove(address);
			const bytes = sizeOf(page) + 2 * address.length;
			if (bytes > maxBytes) return;
			pages.set(address, { page, bytes });
			total += bytes;
			for (const tag of page.tags) tagged.set(tag, (tagged.get(tag) ?? new Set()).add(address));
			for (const oldest of pages.keys())
				if (total > maxBytes) remove(oldest);
				else break;
		},
		deleteTagged(tag) {
			for (const address of tagged.get(tag) ?? []) remove(address);
		},
		clear() {
			pages.clear();
			tagged.clear();
			total = 0;
		},
	};
}
