/** Marks passages of the conversation with the mouse or the keyboard and puts them into the form, which stays as it is. */
class QuizPassages extends HTMLElement {
	/** Where a marking began. */
	#from = 0;
	/** Where the mouse was pressed. */
	#pressed = 0;

	connectedCallback(): void {
		const chosen = this.sentences.filter((sentence) => sentence.ariaCurrent === 'true');
		this.#from = numberOf(chosen[0]);
		for (const sentence of this.sentences) sentence.tabIndex = -1;
		this.reach(chosen[0] ?? this.sentences[0]);
		chosen[0]?.scrollIntoView({ block: 'nearest' });
		this.addEventListener('click', (event) => this.point(event));
		this.addEventListener('keydown', (event) => this.press(event));
		this.addEventListener('mousedown', (event) => {
			this.#pressed = event.button === 0 && !event.shiftKey ? numberOf(event.target) : 0;
		});
		document.addEventListener('mouseup', (event) => this.release(event));
		for (const field of fields()) field.addEventListener('input', () => this.readFields());
	}

	get sentences(): HTMLAnchorElement[] {
		return [...this.querySelectorAll<HTMLAnchorElement>('a[data-number]')];
	}

	point(event: MouseEvent): void {
		const number = numberOf(event.target);
		if (!number || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		// A click that ends a marking has been heard already.
		if (!getSelection()?.isCollapsed) return;
		if (event.shiftKey) this.extend(number);
		else this.choose(number, number);
		if (event.detail > 0) writeNext();
	}

	press(event: KeyboardEvent): void {
		const number = numberOf(event.target);
		if (!number || event.altKey || event.ctrlKey || event.metaKey) return;
		if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
			this.step(number + (event.key === 'ArrowDown' ? 1 : -1), event.shiftKey);
		else if (event.key === 'Enter' && event.shiftKey) this.extend(number);
		else if (event.key === ' ') this.choose(number, number);
		else return;
		event.preventDefault();
	}

	/** Goes to another sentence; with Shift, what lies between is marked. */
	step(number: number, isMarking: boolean): void {
		const sentence = this.sentences[number - 1];
		if (!sentence) return;
		this.reach(sentence);
		sentence.focus();
		if (isMarking) this.extend(number);
	}

	/** Of all sentences one can be reached by Tab, so that thousands do not stand before the form. */
	reach(sentence: HTMLAnchorElement | undefined): void {
		this.querySelector('a[tabindex="0"]')?.setAttribute('tabindex', '-1');
		if (sentence) sentence.tabIndex = 0;
	}

	/** The mouse was drawn from one sentence to another, or over words from beside them. */
	release(event: MouseEvent): void {
		const [from, to] = [this.#pressed, numberOf(event.target)];
		this.#pressed = 0;
		if (from && to && from !== to) {
			this.choose(Math.min(from, to), Math.max(from, to));
			writeNext();
		} else this.readSelection();
	}

	readSelection(): void {
		const selection = getSelection();
		if (!selection || selection.isCollapsed || selection.rangeCount === 0) return;
		const range = selection.getRangeAt(0);
		if (!this.contains(range.commonAncestorContainer)) return;
		const marked = this.sentences.filter((sentence) => range.intersectsNode(sentence) && touches(range, sentence));
		if (marked.length > 0) this.choose(numberOf(marked[0]), numberOf(marked.at(-1)));
	}

	readFields(): void {
		const [from = 0, to = 0] = fields().map(({ value }) => Number(value));
		this.show(from, to || from);
	}

	extend(number: number): void {
		const anchor = this.#from || number;
		this.choose(Math.min(anchor, number), Math.max(anchor, number), anchor);
	}

	choose(from: number, to: number, anchor = from): void {
		const [first, last] = fields();
		if (first) first.value = String(from);
		if (last) last.value = String(to);
		this.show(from, to);
		this.#from = anchor;
		const says = document.querySelector('[data-passage-says]');
		const said = (this.dataset.chosen ?? '').replace('{from}', String(from)).replace('{to}', String(to));
		const way = document.querySelector<HTMLElement>('[data-passage-way]');
		if (way) way.hidden = false;
		says?.replaceChildren(said);
	}

	show(from: number, to: number): void {
		for (const sentence of this.sentences) {
			const number = numberOf(sentence);
			if (number >= from && number <= to) sentence.ariaCurrent = 'true';
			else sentence.removeAttribute('aria-current');
		}
		this.#from = from;
		this.reach(this.sentences[to - 1] ?? this.sentences[0]);
	}
}

/** Whoever has pointed at a passage writes the question next; not where the keys of a screen would cover the passage. */
function writeNext(): void {
	if (matchMedia('(width >= 64rem) and (pointer: fine)').matches)
		document.querySelector<HTMLElement>('#prompt')?.focus({ preventScroll: true });
}

/** Marking up to the very beginning of a sentence does not mean that sentence. */
function touches(range: Range, sentence: Element): boolean {
	const shared = document.createRange();
	shared.selectNodeContents(sentence);
	if (range.compareBoundaryPoints(Range.START_TO_START, shared) > 0) shared.setStart(range.startContainer, range.startOffset);
	if (range.compareBoundaryPoints(Range.END_TO_END, shared) < 0) shared.setEnd(range.endContainer, range.endOffset);
	return shared.toString().trim() !== '';
}

function numberOf(target: EventTarget | null | undefined): number {
	const sentence = target instanceof Element ? target.closest<HTMLElement>('a[data-number]') : null;
	return Number(sentence?.dataset.number ?? 0);
}

function fields(): HTMLInputElement[] {
	return [...document.querySelectorAll<HTMLInputElement>('#from, #to')];
}

customElements.define('quiz-passages', QuizPassages);
