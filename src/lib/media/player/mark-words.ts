import type { EachBorder } from './each-border.ts';
import type { Reading, Sentence } from './read-along.ts';

/** For each sentence: start and end of each of its words in milliseconds, -1 where unknown. */
type WordTimes = (number[] | null)[];

/** Marks the word that is spoken, without a change to the page's elements. The times are fetched at the first play. */
export function markWords(reading: Reading, media: HTMLMediaElement, each: EachBorder, address: string): void {
	if (!CSS.highlights) return;
	const highlight = new Highlight();
	CSS.highlights.set('word', highlight);
	let times: WordTimes = [];
	media.addEventListener('play', async () => (times = await fetchTimes(address)), { once: true });
	let drawn: Sentence | undefined;
	let words: Range[] = [];
	each((seconds) => {
		highlight.clear();
		const sentence = reading.current;
		const known = sentence && times[sentence.index];
		if (!known) return Infinity;
		if (sentence !== drawn) words = rangesOf(sentence.element);
		drawn = sentence;
		const ms = seconds * 1000;
		const spoken = words[wordAt(known, ms)];
		if (spoken) highlight.add(spoken);
		return Math.min(...known.filter((time) => time > ms)) / 1000;
	});
}

async function fetchTimes(address: string): Promise<WordTimes> {
	const answer = await fetch(address).catch(() => undefined);
	return answer?.ok ? answer.json() : [];
}

function wordAt(times: number[], ms: number): number {
	for (let at = times.length - 2; at >= 0; at -= 2) {
		const [start = -1, end = -1] = [times[at], times[at + 1]];
		if (start >= 0 && start <= ms) return end < 0 || ms < end ? at / 2 : -1;
	}
	return -1;
}

function rangesOf(sentence: HTMLElement): Range[] {
	const texts = [...sentence.childNodes].filter((node) => node instanceof Text);
	return texts.flatMap((text) => [...text.data.matchAll(/\S+/g)].map((word) => rangeOf(text, word.index, word[0].length)));
}

function rangeOf(text: Text, start: number, length: number): Range {
	const range = new Range();
	range.setStart(text, start);
	range.setEnd(text, start + length);
	return range;
}
