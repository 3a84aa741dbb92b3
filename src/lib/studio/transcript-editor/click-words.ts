import type { Playback } from './playback.ts';
import type { SpokenIndex } from './spoken-index.ts';
import type { TurnList } from './turn-list.ts';

/** A click on a turn chooses it; on a word that has a time, it goes there too. Two clicks begin to correct. */
export function clickWords(
	element: HTMLElement,
	list: TurnList,
	spoken: SpokenIndex,
	playback: Playback,
	edit: (turn: number, at?: number) => void,
): void {
	const turnOf = (target: EventTarget | null) => {
		const row = (target as Element).closest('li');
		return row ? [...element.children].indexOf(row) : -1;
	};
	element.addEventListener('click', (event) => {
		const turn = turnOf(event.target);
		if (turn < 0 || (event.target as Element).closest('button,textarea')) return;
		list.choose(turn);
		const word = spoken.words(turn).find(({ to }) => to >= (offsetAt(event) ?? -1));
		const isOnText = (event.target as Element).closest('p');
		const ms = isOnText ? word?.startMs : spoken.words(turn)[0]?.startMs;
		if (ms !== undefined) playback.seek(ms);
	});
	element.addEventListener('dblclick', (event) => {
		const turn = turnOf(event.target);
		if (turn >= 0 && (event.target as Element).closest('p')) edit(turn, offsetAt(event));
	});
}

/** Where in its text somebody clicked. */
function offsetAt({ clientX, clientY }: MouseEvent): number | undefined {
	const caret = document.caretPositionFromPoint?.(clientX, clientY);
	if (caret) return caret.offset;
	return document.caretRangeFromPoint?.(clientX, clientY)?.startOffset;
}
