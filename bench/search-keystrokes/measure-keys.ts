import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';

/** One key: from its event to the picture after its answer, and how many suggestions that shows. */
export interface Keystroke {
	ms: number;
	suggestions: number;
}

interface Watched extends Window {
	keyAt: number;
	answered: Keystroke | undefined;
}

/** Takes the times in the page: of each key, and of the first picture after the list was filled for it. */
export async function watchSuggestions(page: Page): Promise<void> {
	await page.evaluate(() => {
		const watched = window as unknown as Watched;
		const list = document.querySelector('search-box [role=listbox]');
		const field = document.querySelector('search-box input');
		if (!list || !field) throw new Error('The page has no search box.');
		field.addEventListener('keydown', (event) => {
			watched.keyAt = event.timeStamp;
			watched.answered = undefined;
		});
		new MutationObserver(() => {
			const { keyAt } = watched;
			// A task that is queued while a picture is drawn runs right after it.
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => {
					if (keyAt === watched.keyAt)
						watched.answered ??= { ms: performance.now() - keyAt, suggestions: list.querySelectorAll('[role=option]').length };
				};
				port2.postMessage(undefined);
			});
		}).observe(list, { childList: true, attributes: true });
	});
}

/** Types a query letter by letter; the first letter asks nothing. */
export async function measureKeys(page: Page, query: string, msBetweenKeys: number): Promise<Keystroke[]> {
	const field = page.locator('search-box input');
	await field.fill('');
	const keys: Keystroke[] = [];
	for (const [index, letter] of [...query].entries()) {
		const next = pause(msBetweenKeys);
		await field.press(letter === ' ' ? 'Space' : letter);
		// A space at the end is no other question.
		if (index > 0 && letter !== ' ') keys.push(await answerOf(page, query.slice(0, index + 1)));
		await next;
	}
	return keys;
}

async function answerOf(page: Page, typed: string): Promise<Keystroke> {
	const answered = await page
		.waitForFunction(() => (window as unknown as Watched).answered, undefined, { timeout: 5_000 })
		.catch(() => {
			throw new Error(`No suggestions came for ${JSON.stringify(typed)}, not even that there are none.`);
		});
	return (await answered.jsonValue()) as Keystroke;
}
