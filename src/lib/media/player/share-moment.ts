import type { Reading } from './read-along.ts';

/** Offers to share the words that are marked; the command shares the sentence that has the focus. */
export function shareMoment(reading: Reading, link: HTMLAnchorElement | null): () => void {
	let timer = 0;
	document.addEventListener('selectionchange', () => {
		clearTimeout(timer);
		timer = window.setTimeout(() => offer(reading, link), 150);
	});
	return () => {
		const at = reading.of(document.activeElement)?.index;
		if (at !== undefined) location.assign(addressOf(reading, at, at));
	};
}

function offer(reading: Reading, link: HTMLAnchorElement | null): void {
	const selection = getSelection();
	const range = selection && !selection.isCollapsed ? selection.getRangeAt(0) : undefined;
	const box = link?.parentElement?.getBoundingClientRect();
	if (!link || !box) return;
	const marked = (sentence: { element: HTMLElement }) => range?.intersectsNode(sentence.element) ?? false;
	const first = range && reading.turns.contains(range.startContainer) ? reading.sentences.findIndex(marked) : -1;
	link.hidden = first < 0;
	if (first < 0 || !range) return;
	link.href = addressOf(reading, first, reading.sentences.findLastIndex(marked));
	const last = [...range.getClientRects()].at(-1);
	if (!last) return;
	link.style.top = `${last.bottom - box.top + 8}px`;
	link.style.left = `${Math.max(0, Math.min(last.right - box.left - link.offsetWidth / 2, box.width - link.offsetWidth))}px`;
}

/** From the first sentence to where the one after the last begins. */
function addressOf({ sentences }: Reading, first: number, last: number): string {
	const [from, to] = [sentences[first]?.start ?? 0, sentences[last + 1]?.start ?? 0];
	return `${location.pathname}/moment?from=${from}${to > from ? `&to=${to}` : ''}`;
}
