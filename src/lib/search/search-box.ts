import type { SuggestionGroup, Suggestions } from './group-suggestions.ts';

const fewestLetters = 2;
/** Whoever hears the page is told how many suggestions there are once the typing pauses. */
const pauseMs = 700;

/** Suggests while one types: a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/) around a plain form. */
class SearchBox extends HTMLElement {
	readonly #field = this.querySelector('input') as HTMLInputElement;
	readonly #list = this.querySelector('[role=listbox]') as HTMLElement;
	readonly #status = this.querySelector('[role=status]') as HTMLElement;
	#options: HTMLElement[] = [];
	/** Which option is chosen; -1 for the field itself. */
	#at = -1;
	#asked = this.#field.value.trim();
	#asking = new AbortController();
	#announcing = 0;

	connectedCallback(): void {
		const field = this.#field;
		// A field of the type "search" may not be a combobox.
		field.type = 'text';
		field.role = 'combobox';
		field.ariaAutoComplete = 'list';
		field.setAttribute('aria-controls', this.#list.id);
		field.addEventListener('input', () => this.#suggest());
		field.addEventListener('keydown', (event) => this.#press(event));
		// The field keeps the focus while the list is clicked and scrolled.
		this.#list.addEventListener('mousedown', (event) => event.preventDefault());
		this.addEventListener('focusout', ({ relatedTarget }) => {
			if (!this.contains(relatedTarget as Node | null)) this.#close();
		});
		// Whoever comes back finds the page without the list.
		addEventListener('pagehide', () => this.#close());
		this.#open(false);
	}

	async #suggest(): Promise<void> {
		const query = this.#field.value.trim();
		if (query === this.#asked) return;
		this.#asked = query;
		this.#asking.abort();
		this.#mark(-1);
		if (query.length < fewestLetters) return this.#show({ announcement: '', groups: [] });
		this.#asking = new AbortController();
		const { signal } = this.#asking;
		try {
			const answer = await fetch(`${this.dataset.suggest}?q=${encodeURIComponent(query)}`, { signal });
			const suggestions: Suggestions = await answer.json();
			if (answer.ok && !signal.aborted) this.#show(suggestions);
		} catch {
			// Replaced by the next letter, or offline: the form works without.
		}
	}

	#show({ announcement, groups }: Suggestions): void {
		this.#list.replaceChildren(...groups.map(drawGroup));
		this.#options = [...this.#list.querySelectorAll('a')];
		for (const [index, option] of this.#options.entries()) option.id = `suggestion-${index}`;
		this.#open(this.#options.length > 0);
		this.#announcing = window.setTimeout(() => (this.#status.textContent = announcement), pauseMs);
	}

	#close(): void {
		this.#asking.abort();
		this.#open(false);
		this.#status.textContent = '';
	}

	#open(shown: boolean): void {
		clearTimeout(this.#announcing);
		this.#list.hidden = !shown;
		this.#list.scrollTop = 0;
		this.#field.ariaExpanded = String(shown);
		this.#mark(-1);
	}

	#mark(at: number): void {
		this.#at = at;
		for (const [index, option] of this.#options.entries()) option.ariaSelected = String(index === at);
		const option = this.#options[at];
		option?.scrollIntoView({ block: 'nearest' });
		if (option) this.#field.setAttribute('aria-activedescendant', option.id);
		else this.#field.removeAttribute('aria-activedescendant');
	}

	#press(event: KeyboardEvent): void {
		if (event.isComposing) return;
		const { key } = event;
		const chosen = this.#options[this.#at];
		const isOpen = !this.#list.hidden;
		if (key === 'Enter' && chosen) chosen.click();
		else if (key === 'Escape' && isOpen) this.#close();
		else if (/^Arrow(Down|Up)$/.test(key) && this.#options.length > 0) {
			const stops = this.#options.length + 1;
			if (isOpen) this.#mark(((this.#at + (key === 'ArrowDown' ? 2 : stops)) % stops) - 1);
			else this.#open(true);
		} else return;
		event.preventDefault();
	}
}

function drawGroup({ kind, title, items }: SuggestionGroup): HTMLElement {
	const heading = make('p', { role: 'presentation', id: `suggested-${kind}`, textContent: title });
	const group = make('div', { role: 'group', className: kind });
	group.setAttribute('aria-labelledby', heading.id);
	group.append(heading, ...items.map(drawOption));
	return group;
}

function drawOption({ html, detail, href }: SuggestionGroup['items'][number]): HTMLElement {
	const option = make('a', { role: 'option', tabIndex: -1, href });
	option.append(make('span', { innerHTML: html }));
	if (detail) option.append(' ', make('small', { textContent: detail }));
	return option;
}

function make<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	properties: Partial<HTMLElementTagNameMap[Tag]>,
): HTMLElementTagNameMap[Tag] {
	return Object.assign(document.createElement(tag), properties);
}

customElements.define('search-box', SearchBox);
