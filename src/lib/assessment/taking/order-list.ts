/** Puts buttons in the place of numbers: each thing moves up and down, and the numbers follow for the form. */
export class OrderList extends HTMLElement {
	connectedCallback(): void {
		const list = this.querySelector('ol');
		if (!list) return;
		for (const button of this.querySelectorAll<HTMLElement>('[data-way]')) button.hidden = false;
		for (const select of this.querySelectorAll('select')) select.hidden = true;
		const isPlaced = (item: Element) => Number(placeOf(item)?.value) || Number.POSITIVE_INFINITY;
		list.append(...[...list.children].sort((a, b) => isPlaced(a) - isPlaced(b) || 0));
		showEnds(list);
		this.addEventListener('click', ({ target }) => {
			const button = (target as Element).closest<HTMLElement>('[data-way]');
			const item = button?.closest('li');
			if (!button || !item || button.ariaDisabled === 'true') return;
			if (button.dataset.way === 'up') item.previousElementSibling?.before(item);
			else item.nextElementSibling?.after(item);
			button.focus();
			number(list);
			showEnds(list);
			this.tell(item, list);
			list.dispatchEvent(new Event('input', { bubbles: true }));
		});
	}

	tell(item: Element, list: Element): void {
		const spoken = this.querySelector('[aria-live]');
		const words = { text: item.querySelector('label')?.textContent, place: placeOf(item)?.value, count: list.children.length };
		if (spoken) spoken.textContent = (this.dataset.moved ?? '').replace(/\{(\w+)\}/g, (_, name) => String(words[name as 'text']));
	}
}

function placeOf(item: Element): HTMLSelectElement | null {
	return item.querySelector('select');
}

function number(list: Element): void {
	for (const [index, item] of [...list.children].entries()) {
		const select = placeOf(item);
		if (select) select.value = String(index + 1);
	}
}

/** A button that cannot move anything stays in the tab order: the focus must not vanish when something reaches the end. */
function showEnds(list: Element): void {
	for (const item of list.children) {
		for (const button of item.querySelectorAll<HTMLElement>('[data-way]')) {
			const neighbour = button.dataset.way === 'up' ? item.previousElementSibling : item.nextElementSibling;
			button.ariaDisabled = neighbour ? null : 'true';
		}
	}
}
