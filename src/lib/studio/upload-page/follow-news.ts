import type { MediaNews } from '../media-news.server.ts';
import { fillIn, type Sayings } from '../upload-sayings.ts';

const askMs = 1500;
const restMs = 15_000;

export interface Follower {
	/** Asks soon: something was begun. */
	ask(): void;
}

/**
 * Shows how far the work on a case's files is for as long as there is some, and calls `changed` when something came, went or
 * ended, so that the page shows it.
 */
export function followNews(address: string, { say }: Sayings, changed: (news: MediaNews) => Promise<void>): Follower {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let known: string | undefined;
	const ask = async () => {
		clearTimeout(timer);
		const answer = await fetch(address).catch(() => undefined);
		const news = answer?.ok ? ((await answer.json()) as MediaNews) : undefined;
		if (news) {
			const now = outline(news);
			if (known !== undefined && known !== now) await changed(news);
			known = now;
			show(news, say);
		}
		if (news === undefined || isBusy(news)) timer = setTimeout(ask, news ? askMs : restMs);
	};
	void ask();
	return { ask: () => void ask() };
}

/** What the page draws anew when it changes; how far things are is not among it. */
function outline({ uploads, work, timing }: MediaNews): string {
	const states = Object.entries(work).map(([src, { state }]) => [src, state]);
	return JSON.stringify([uploads.map(({ id, state }) => [id, state]), states, timing.state]);
}

function isBusy({ uploads, work, timing }: MediaNews): boolean {
	const isUnderWay = (state: string) => state === 'waiting' || state === 'working';
	return (
		uploads.some(({ state }) => state === 'checking') ||
		Object.values(work).some(({ state }) => isUnderWay(state)) ||
		isUnderWay(timing.state)
	);
}

function show({ work, timing }: MediaNews, say: Sayings['say']): void {
	for (const place of document.querySelectorAll<HTMLElement>('[data-work]')) {
		const { state, percent } = work[place.dataset.work ?? ''] ?? {};
		if (state === 'working') showPercent(place, fillIn(say.preparing, { percent: percent ?? 0 }), percent ?? 0);
	}
	const place = document.querySelector<HTMLElement>('[data-timing]');
	if (place && timing.state === 'working')
		showPercent(place, fillIn(say.timingWorks, { percent: timing.percent }), timing.percent);
}

function showPercent(place: HTMLElement, sentence: string, percent: number): void {
	const [words, bar] = [place.querySelector('span'), place.querySelector('progress')];
	if (words && words.textContent !== sentence) words.textContent = sentence;
	if (bar) bar.value = percent;
}
