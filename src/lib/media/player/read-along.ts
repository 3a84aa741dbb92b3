import type { EachBorder } from './each-border.ts';
import { lastAt } from './last-at.ts';

/** A sentence on the page, its number among those with a time, and the second at which it begins. */
export interface Sentence {
	element: HTMLElement;
	index: number;
	start: number;
}

/** The transcript on the page, and which of its sentences is spoken. */
export interface Reading {
	turns: HTMLElement;
	/** In the order of the text. */
	sentences: readonly Sentence[];
	current: Sentence | undefined;
	/** Called when another sentence is spoken. */
	watchers: ((sentence: Sentence) => void)[];
	of(node: Node | null): Sentence | undefined;
}

/** A seek may end a little before the place that was asked for. */
const slack = 0.01;

/** Marks the sentence that is spoken. */
export function readAlong(turns: HTMLElement, media: HTMLMediaElement, each: EachBorder): Reading {
	const elements = [...turns.querySelectorAll<HTMLElement>('[data-t]')];
	const sentences = elements.map((element, index) => ({ element, index, start: Number(element.dataset.t) }));
	const order = sentences.toSorted((a, b) => a.start - b.start);
	const starts = order.map(({ start }) => start);
	const of = (node: Node | null) => {
		const element = (node instanceof Element ? node : node?.parentElement)?.closest('[data-t]');
		return element ? sentences[elements.indexOf(element as HTMLElement)] : undefined;
	};
	const reading: Reading = { turns, sentences, current: undefined, watchers: [], of };
	let marked = turns.querySelector('.now');
	each((seconds) => {
		const at = seconds === 0 && media.paused ? -1 : lastAt(starts, seconds + slack);
		const spoken = order[at];
		if (spoken?.element !== marked) {
			marked?.classList.remove('now');
			spoken?.element.classList.add('now');
			marked = spoken?.element ?? null;
		}
		if (spoken !== reading.current) {
			reading.current = spoken;
			if (spoken) for (const watcher of reading.watchers) watcher(spoken);
		}
		return starts[at + 1] ?? Infinity;
	});
	return reading;
}

/** Where the sound is, to a tenth of a second, yet never before the sentence that is spoken. */
export function placeOf(media: HTMLMediaElement, reading: Reading | undefined): number {
	return Math.max(Math.floor(media.currentTime * 10) / 10, reading?.current?.start ?? 0);
}
