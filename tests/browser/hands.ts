import type { Locator, Page } from '@playwright/test';
import { expect } from './site-test.ts';

/** What a way through pages asks of whoever goes it, and what the machine lets them wait. */
export interface Effort {
	clicks: number;
	/** Letters that are typed, and keys that lead somewhere. */
	keystrokes: number;
	/** Times that somebody looks where to go next: one for each thing that is pressed, chosen or filled in. */
	decisions: number;
	waitingMs: number;
}

/** Somebody at a page. What they need is waited for before they act, and that counts as the machine's time. */
export interface Hands {
	readonly page: Page;
	readonly effort: Effort;
	/** Presses a button, follows a link, ticks a box, chooses a radio button. */
	press(control: Locator): Promise<void>;
	/** Writes a text into a field in place of what stands there. */
	write(field: Locator, text: string): Promise<void>;
	/** Writes where the focus is. */
	type(text: string): Promise<void>;
	/** A key, or several at once; arrows and shortcuts that whoever uses a mouse uses too. */
	key(key: string, times?: number): Promise<void>;
	paste(field: Locator, text: string): Promise<void>;
	/** Chooses by name in a list that opens. */
	choose(select: Locator, name: string): Promise<void>;
	/** Begins to correct a turn of a transcript, with the caret inside a word. */
	openWord(turn: Locator, word: string): Promise<void>;
	/** Takes one of many that are one stop for Tab. */
	pick(item: Locator, all: Locator): Promise<void>;
	/** Chooses a file in the window of the system, which is one click or key more than opening it. */
	give(control: Locator, file: string): Promise<void>;
	/** Does something else for a while; what passed is nobody's waiting. */
	rest(): void;
	/** Waits until something is there, and says for how many milliseconds since the last deed. */
	until(isThere: () => Promise<unknown>): Promise<number>;
}

/** Seconds of the keystroke-level model (Card, Moran and Newell 1980): a key of an average typist, pointing with a click, deciding. */
const [keySeconds, pointSeconds, decideSeconds] = [0.28, 1.1 + 0.2, 1.35];

/** How long an average person's hands and eyes are busy; thinking what to write, and listening, come on top. */
export function handSeconds({ clicks, keystrokes, decisions }: Effort): number {
	return clicks * pointSeconds + keystrokes * keySeconds + decisions * decideSeconds;
}

/** What both have in common: what is counted, and how long one waits. */
abstract class CountingHands implements Hands {
	readonly effort: Effort = { clicks: 0, keystrokes: 0, decisions: 0, waitingMs: 0 };
	readonly page: Page;
	#since = performance.now();

	constructor(page: Page) {
		this.page = page;
		// Asked whether to leave the page, nobody here says yes: whatever is written is to be saved when one goes on.
		page.on('dialog', (dialog) => dialog.dismiss());
	}

	abstract press(control: Locator): Promise<void>;
	abstract choose(select: Locator, name: string): Promise<void>;
	abstract openWord(turn: Locator, word: string): Promise<void>;
	abstract pick(item: Locator, all: Locator): Promise<void>;
	/** Leads the focus into a field. */
	protected abstract enter(field: Locator): Promise<void>;

	async write(field: Locator, text: string): Promise<void> {
		await this.enter(field);
		if ((await field.inputValue()) !== '') await this.key('Control+a');
		await this.type(text);
	}

	async paste(field: Locator, text: string): Promise<void> {
		await copy(this.page, text);
		await this.enter(field);
		await this.key('Control+v');
		await expect(field).toHaveValue(text);
	}

	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text);
		this.effort.keystrokes += text.length;
		this.#since = performance.now();
	}

	async key(key: string, times = 1): Promise<void> {
		for (let n = 0; n < times; n++) {
			this.#since = performance.now();
			await this.page.keyboard.press(key);
			this.effort.keystrokes++;
		}
	}

	async give(control: Locator, file: string): Promise<void> {
		const chooser = this.page.waitForEvent('filechooser');
		await this.press(control);
		await (await chooser).setFiles(file);
		this.effort.decisions++;
		this.#since = performance.now();
	}

	async until(isThere: () => Promise<unknown>): Promise<number> {
		await isThere();
		const waited = performance.now() - this.#since;
		this.effort.waitingMs += waited;
		this.#since = performance.now();
		return waited;
	}

	/** Before something is done with a control: it must be there. */
	protected async see(control: Locator): Promise<void> {
		await this.until(() => expect(control).toBeVisible());
		this.effort.decisions++;
	}

	rest(): void {
		this.#since = performance.now();
	}
}

/** Somebody with a mouse. */
export class MouseHands extends CountingHands {
	async press(control: Locator): Promise<void> {
		await this.see(control);
		await this.#click(control);
	}

	async choose(select: Locator, name: string): Promise<void> {
		await this.see(select);
		this.rest();
		// The open list is the system's: a click on the field, one on the name.
		await select.selectOption({ label: name });
		this.effort.clicks += 2;
	}

	pick(item: Locator): Promise<void> {
		return this.press(item);
	}

	async openWord(turn: Locator, word: string): Promise<void> {
		await this.see(turn);
		const place = await turn.locator('p').evaluate((paragraph, word) => {
			const range = document.createRange();
			const [text, at] = [paragraph.firstChild as Text, paragraph.textContent.indexOf(word)];
			range.setStart(text, at + 1);
			range.setEnd(text, at + 2);
			const [letter, whole] = [range.getBoundingClientRect(), paragraph.getBoundingClientRect()];
			return { x: letter.left - whole.left + 2, y: letter.top - whole.top + letter.height / 2 };
		}, word);
		this.rest();
		await turn.locator('p').dblclick({ position: place });
		this.effort.clicks += 2;
	}

	override async give(control: Locator, file: string): Promise<void> {
		await super.give(this.page.locator(`label[for="${await control.getAttribute('id')}"]`).first(), file);
		this.effort.clicks++;
	}

	protected async enter(field: Locator): Promise<void> {
		await this.see(field);
		if (!(await isFocused(field))) await this.#click(field);
	}

	async #click(control: Locator): Promise<void> {
		this.rest();
		await control.click();
		this.effort.clicks++;
	}
}

const mostPresses = 200;

/** Somebody with a keyboard alone: no pointer, and no focus that keys did not lead there. */
export class KeyboardHands extends CountingHands {
	async press(control: Locator): Promise<void> {
		await this.see(control);
		const kind = await control.evaluate((element) => (element instanceof HTMLInputElement ? element.type : element.localName));
		if (kind === 'radio') return this.#chooseRadio(control);
		await this.#reach(control);
		await this.key(kind === 'checkbox' || kind === 'file' ? 'Space' : 'Enter');
	}

	async choose(select: Locator, name: string): Promise<void> {
		await this.enter(select);
		for (const letter of name) {
			await this.key(letter);
			if ((await select.locator('option:checked').textContent()) === name) return;
		}
		throw new Error(`${name} is not in the list.`);
	}

	override async give(control: Locator, file: string): Promise<void> {
		await super.give(control, file);
		this.effort.keystrokes++;
	}

	protected async enter(field: Locator): Promise<void> {
		await this.see(field);
		await this.#reach(field);
	}

	async pick(item: Locator, all: Locator): Promise<void> {
		await this.see(item);
		const stop = all.and(this.page.locator('[tabindex="0"]'));
		await this.#reach(stop);
		await this.#walk(stop, item);
		await this.key('Space');
	}

	/** Ctrl and an arrow go from word to word. */
	async openWord(turn: Locator, word: string): Promise<void> {
		await this.see(turn);
		const rows = this.page.locator('.turns > li');
		const stop = rows.and(this.page.locator('[tabindex="0"]'));
		await this.#reach(stop);
		await this.#walk(stop, turn);
		await this.key('Enter');
		const field = this.page.locator('.turns textarea');
		await expect(field).toBeFocused();
		const at = (await field.inputValue()).indexOf(word);
		const caret = () => field.evaluate((area: HTMLTextAreaElement) => area.selectionStart);
		await this.key('Control+Home');
		for (let presses = 0; presses < mostPresses && (await caret()) <= at; presses++) await this.key('Control+ArrowRight');
		await this.key('ArrowLeft', (await caret()) - at - 1);
	}

	/** From one of a list to another, by arrows. */
	async #walk(from: Locator, to: Locator): Promise<void> {
		const steps = (await to.evaluate(placeAmong)) - (await from.evaluate(placeAmong));
		await this.key(steps > 0 ? 'ArrowDown' : 'ArrowUp', Math.abs(steps));
		await expect(to).toBeFocused();
	}

	/** Tab, or Shift and Tab when it stands before where one is. */
	async #reach(control: Locator): Promise<void> {
		await this.#skip(control);
		for (let presses = 0; presses < mostPresses; presses++) {
			if (await isFocused(control)) return;
			const isBefore = await control.evaluate((element) => {
				const from = document.activeElement ?? document.body;
				return (from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
			});
			await this.key(isBefore ? 'Shift+Tab' : 'Tab');
		}
		throw new Error(`Tab does not lead to ${control}.`);
	}

	/** On a page where nothing has the focus yet, its first link leads past the head. */
	async #skip(control: Locator): Promise<void> {
		const isFar = await control.evaluate(
			(element) => document.activeElement === document.body && element.closest('main') !== null,
		);
		if (!isFar) return;
		await this.key('Tab');
		if (await this.page.locator('.skip:focus').count()) await this.key('Enter');
	}

	/** Of a group, Tab reaches the chosen one or the first; arrows lead on. */
	async #chooseRadio(radio: Locator): Promise<void> {
		const name = await radio.getAttribute('name');
		const group = this.page.locator(`input[type=radio][name="${name}"]`);
		const chosen = group.and(this.page.locator(':checked'));
		await this.#reach((await chosen.count()) > 0 ? chosen : group.first());
		if ((await chosen.count()) === 0) await this.key('Space');
		for (let presses = 0; presses < mostPresses && !(await radio.isChecked()); presses++) await this.key('ArrowDown');
	}
}

function placeAmong(item: Element): number {
	const all = item.closest('quiz-passages, .turns')?.querySelectorAll('a[data-number], :scope > li') ?? [];
	return [...all].indexOf(item);
}

const isFocused = (control: Locator) => control.evaluate((element) => element === document.activeElement);

/** Puts a text where Ctrl and V takes it from, as copying it elsewhere does; nobody's effort at this site. */
async function copy(page: Page, text: string): Promise<void> {
	const elsewhere = await page.context().newPage();
	await elsewhere.setContent('<textarea></textarea>');
	await elsewhere.locator('textarea').fill(text);
	await elsewhere.locator('textarea').press('Control+a');
	await elsewhere.locator('textarea').press('Control+c');
	await elsewhere.close();
	await page.bringToFront();
}
