import type { Sayings } from '../upload-sayings.ts';

export type RowState = 'queued' | 'sending' | 'paused' | 'over' | 'arrived';

/** The row of a file as one sees it: its name, how far it is, and its buttons. */
export class RowView {
	/** Pauses and continues. */
	readonly turn: HTMLButtonElement;
	/** Cancels, and takes away what is over. */
	readonly cancel: HTMLButtonElement;
	readonly #element: HTMLElement;
	readonly #bar: HTMLProgressElement;
	readonly #words: HTMLElement;
	readonly #name: string;
	readonly #say: Sayings['say'];

	constructor(list: HTMLElement, template: HTMLTemplateElement, name: string, say: Sayings['say']) {
		this.#element = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
		const part = <E extends HTMLElement>(selector: string) => this.#element.querySelector(selector) as E;
		[this.turn, this.cancel] = [part('[data-do=turn]'), part('[data-do=cancel]')];
		[this.#bar, this.#words] = [part('progress'), part('[data-how-far]')];
		[this.#name, this.#say] = [name, say];
		part('[data-name]').textContent = name;
		this.#bar.setAttribute('aria-label', name);
		list.append(this.#element);
	}

	show(state: RowState, sentence: string): void {
		this.#element.dataset.state = state;
		this.tell(sentence);
		this.turn.hidden = state === 'over' || state === 'arrived' || state === 'queued';
		this.cancel.hidden = state === 'arrived';
		this.#label(this.turn, state === 'sending' ? this.#say.pause : this.#say.resume);
		this.#label(this.cancel, state === 'over' ? this.#say.dismiss : this.#say.cancel);
	}

	tell(sentence: string): void {
		this.#words.textContent = sentence;
	}

	set percent(value: number) {
		this.#bar.value = value;
	}

	remove(): void {
		this.#element.remove();
	}

	/** Takes the row away; the focus goes on to the next one. */
	leave(): void {
		const { nextElementSibling, previousElementSibling } = this.#element;
		const next = (nextElementSibling ?? previousElementSibling)?.querySelector<HTMLElement>('button:not([hidden])');
		this.remove();
		(next ?? document.querySelector<HTMLElement>('case-uploads input'))?.focus();
	}

	#label(button: HTMLButtonElement, text: string): void {
		button.textContent = text;
		button.setAttribute('aria-label', `${text}: ${this.#name}`);
	}
}
