import type { TextHit } from '#lib/transcript/find-text.ts';
import type { EditedText } from './edited-text.ts';
import type { Playback } from './playback.ts';
import type { SpokenIndex } from './spoken-index.ts';
import type { TurnList } from './turn-list.ts';

/** Marks in the text, without a change to the page's elements. */
export interface Marks {
	/** What was found; `now` is the number of the one that is looked at. */
	found(hits: readonly TextHit[], now: number): void;
}

/** Marks the word that is spoken with its sentence, and what was found. */
export function createMarks(text: EditedText, list: TurnList, spoken: SpokenIndex, playback: Playback): Marks {
	if (!CSS.highlights) return { found: () => undefined };
	const [sentence, word, found, foundNow] = ['spoken', 'word', 'found', 'found-now'].map((name) => {
		const highlight = new Highlight();
		CSS.highlights.set(name, highlight);
		return highlight;
	}) as [Highlight, Highlight, Highlight, Highlight];
	const range = (turn: number, from: number, to: number) => {
		const node = list.textNode(turn);
		return node && to <= node.data.length ? rangeOf(node, from, to) : undefined;
	};
	let shown = '';
	const show = (ms: number) => {
		const turn = spoken.turnAt(ms);
		const words = spoken.words(turn);
		const at = spoken.wordAt(turn, ms);
		const now = `${turn} ${at}`;
		if (now === shown) return;
		shown = now;
		const own = words[at];
		const others = own ? words.filter((one) => one.sentence === own.sentence) : [];
		put(sentence, [own && range(turn, others[0]?.from ?? 0, others.at(-1)?.to ?? 0)]);
		put(word, [own && range(turn, own.from, own.to)]);
	};
	playback.onPlace(show);
	text.onChange(() => {
		shown = '';
		show(playback.ms);
	});
	return {
		found(hits, now) {
			// Thousands of marks cost more than anybody sees of them.
			const near = hits.slice(Math.max(0, now - 500), now + 500);
			put(
				found,
				near.map((hit) => range(hit.turn, hit.from, hit.to)),
			);
			const hit = hits[now];
			put(foundNow, [hit && range(hit.turn, hit.from, hit.to)]);
		},
	};
}

function put(highlight: Highlight, ranges: (Range | undefined)[]): void {
	highlight.clear();
	for (const range of ranges) if (range) highlight.add(range);
}

function rangeOf(node: Text, from: number, to: number): Range {
	const range = new Range();
	range.setStart(node, from);
	range.setEnd(node, to);
	return range;
}
