import { clockTime } from '#lib/platform/i18n/clock-time.ts';
import type { EachBorder } from './each-border.ts';
import { lastAt } from './last-at.ts';

/** The chapters of a recording; none when it has none. */
export interface Chapters {
	titleAt(seconds: number): string | undefined;
	/** Where the chapter of this place ends; `Infinity` in the last. */
	endAt(seconds: number): number;
	/** The beginning of the next chapter, or of this one or the one before it; undefined past the last. */
	step(seconds: number, by: 1 | -1): number | undefined;
	/** Called when there are chapters, once they are known. */
	whenThere(then: () => void): void;
}

interface Entry {
	startTime: number;
	title: string;
	toc?: boolean;
}

/** Lists the chapters, links that play from each, and marks the one that is played. */
export function showChapters(root: HTMLElement, each: EachBorder, play: (seconds: number) => void): Chapters {
	const list = root.querySelector<HTMLElement>('.chapters ol');
	let starts: number[] = [];
	let titles: string[] = [];
	const waiting: (() => void)[] = [];
	const take = (): void => {
		const links = [...(list?.querySelectorAll('a') ?? [])];
		starts = links.map((link) => Number(new URL(link.href).searchParams.get('t')));
		titles = links.map((link) => link.lastChild?.textContent ?? '');
		if (!list || links.length === 0) return;
		mark(root, each, links, starts);
		for (const then of waiting) then();
	};
	list?.addEventListener('click', (event) => {
		const link = (event.target as Element).closest('a');
		if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
		event.preventDefault();
		play(Number(new URL(link.href).searchParams.get('t')));
	});
	if (list && root.dataset.chapters) fetchInto(list, root.dataset.chapters).then(take);
	else take();
	return {
		titleAt: (seconds) => titles[lastAt(starts, seconds)],
		endAt: (seconds) => starts[lastAt(starts, seconds) + 1] ?? Infinity,
		step: (seconds, by) => (by > 0 ? starts[lastAt(starts, seconds) + 1] : starts[Math.max(0, lastAt(starts, seconds - 3))]),
		whenThere: (then) => (starts.length > 0 ? then() : waiting.push(then)),
	};
}

function mark(root: HTMLElement, each: EachBorder, links: HTMLAnchorElement[], starts: number[]): void {
	const details = root.querySelector<HTMLElement>('.chapters');
	if (details) details.hidden = false;
	const now = root.querySelector('[data-chapter]');
	let marked: HTMLAnchorElement | undefined;
	each((seconds) => {
		const at = lastAt(starts, seconds);
		if (links[at] !== marked) {
			marked?.removeAttribute('aria-current');
			marked = links[at];
			marked?.setAttribute('aria-current', 'true');
			if (now) now.textContent = marked?.lastChild?.textContent ?? '';
		}
		return starts[at + 1] ?? Infinity;
	});
}

/** Draws the list from a file of chapters (Podcasting 2.0), which the server only keeps. */
async function fetchInto(list: HTMLElement, address: string): Promise<void> {
	const answer = await fetch(address).catch(() => undefined);
	const file = answer?.ok && (await answer.json().catch(() => undefined));
	const entries: Entry[] = Array.isArray(file?.chapters) ? file.chapters : [];
	const shown = entries.filter(({ title, startTime, toc }) => title && Number(startTime) >= 0 && toc !== false);
	list.append(...shown.toSorted((a, b) => a.startTime - b.startTime).map(drawEntry));
}

function drawEntry({ title, startTime }: Entry): HTMLElement {
	const link = document.createElement('a');
	const url = new URL(location.href);
	url.searchParams.set('t', String(Number(startTime)));
	link.href = url.search;
	const time = document.createElement('span');
	time.textContent = clockTime(startTime * 1000);
	link.append(time, title);
	const item = document.createElement('li');
	item.append(link);
	return item;
}
