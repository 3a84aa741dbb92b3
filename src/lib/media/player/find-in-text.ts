import { foldText } from './fold-text.ts';

const fewestLetters = 2;

/** A field that finds words in the text, marks them all and goes from one to the next. `left` is called before it scrolls. */
export function findInText(turns: HTMLElement, form: HTMLElement | null, left: () => void): (() => void) | undefined {
	const field = form?.querySelector('input');
	const count = form?.querySelector('output');
	if (!form || !field || !count || !CSS.highlights) return undefined;
	form.hidden = false;
	const [all, one] = [new Highlight(), new Highlight()];
	CSS.highlights.set('found', all).set('found-now', one);
	let found: Range[] = [];
	let at = -1;
	const show = () => {
		form.classList.toggle('finding', field.value.length >= fewestLetters);
		count.hidden = field.value.length < fewestLetters;
		const numbers = [found.length > 0 ? Math.max(at, 0) + 1 : 0, found.length];
		for (const [index, place] of [...count.querySelectorAll('b')].entries()) place.textContent = String(numbers[index]);
		one.clear();
		const now = found[Math.max(at, 0)];
		if (now) one.add(now);
	};
	const go = (by: number) => {
		if (found.length === 0) return;
		at = at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length;
		show();
		left();
		found[at]?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
	};
	field.addEventListener('input', () => {
		found = field.value.length < fewestLetters ? [] : rangesOf(turns, foldText(field.value.normalize()));
		at = -1;
		all.clear();
		for (const range of found) all.add(range);
		show();
	});
	form.addEventListener('keydown', (event) => {
		if (event.key === 'Enter' && event.target === field) go(event.shiftKey ? -1 : 1);
	});
	form.addEventListener('click', ({ target }) => {
		const by = (target as Element).closest<HTMLElement>('[data-by]')?.dataset.by;
		if (by) go(Number(by));
	});
	return () => field.focus();
}

/** Every place of a folded word in the text, also across sentences. */
function rangesOf(turns: HTMLElement, word: string): Range[] {
	return [...turns.querySelectorAll('p')].flatMap((paragraph) => {
		const text = foldText(paragraph.textContent ?? '');
		const starts: number[] = [];
		for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) starts.push(at);
		return starts.length > 0 ? rangesIn(paragraph, starts, word.length) : [];
	});
}

function rangesIn(paragraph: Element, starts: number[], length: number): Range[] {
	const texts: [Text, number][] = [];
	const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
	let before = 0;
	for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
		texts.push([node, before]);
		before += node.length;
	}
	const [first] = texts;
	if (!first) return [];
	const point = (at: number): [Text, number] => {
		const [node, from] = texts.findLast(([, begins]) => begins <= at) ?? first;
		return [node, at - from];
	};
	return starts.map((start) => {
		const range = new Range();
		range.setStart(...point(start));
		const [node, at] = point(start + length - 1);
		range.setEnd(node, at + 1);
		return range;
	});
}
