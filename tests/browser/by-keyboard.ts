import type { Locator, Page } from '@playwright/test';
import type { QuizQuestion } from '#lib/assessment/quiz.ts';
import type { Walk } from './learning-walk.ts';
import { expect } from './site-test.ts';

const mostPresses = 150;

/** Presses Tab until something has the focus, then a key. */
export async function press(to: Locator, key: string): Promise<void> {
	await focus(to);
	await to.press(key);
}

/** Answers a question rightly without a mouse, going forward only. */
export async function answerByKeyboard({ page, m }: Walk, question: QuizQuestion): Promise<void> {
	const asked = page.locator('.questions > li').filter({ hasText: question.prompt });
	switch (question.kind) {
		case 'single':
			return chooseOne(asked, question.options.find(({ correct }) => correct)?.text ?? '');
		case 'trueFalse':
			return chooseOne(asked, m.quiz.form[question.correct ? 'true' : 'false']);
		case 'multiple':
			for (const box of await asked.getByRole('checkbox').all()) {
				const name = await box.evaluate((input: HTMLInputElement) => input.labels?.[0]?.textContent);
				if (question.options.some(({ text, correct }) => correct && text === name)) await press(box, 'Space');
			}
			return;
		case 'ordering':
			return putInOrder(asked, question.items, m.quiz.form.up);
		case 'matching':
			for (const select of await asked.getByRole('combobox').all()) {
				const name = await select.evaluate((field: HTMLSelectElement) => field.labels[0]?.textContent);
				const right = question.pairs.find(({ left }) => left === name)?.right ?? '';
				await focus(select);
				await pressUntil(select, 'ArrowDown', async () => (await select.locator('option:checked').textContent()) === right);
			}
			return;
		case 'shortText':
		case 'numeric':
			await focus(asked.getByRole('textbox'));
			return page.keyboard.type(question.kind === 'numeric' ? String(question.value) : (question.accepted[0] ?? ''));
	}
}

async function chooseOne(asked: Locator, text: string): Promise<void> {
	await press(asked.getByRole('radio').first(), 'Space');
	const right = asked.getByRole('radio', { name: text, exact: true });
	await pressUntil(asked.locator(':focus'), 'ArrowDown', () => right.isChecked());
}

/** Each row is moved up past those above it that come after it. */
async function putInOrder(asked: Locator, items: readonly string[], up: string): Promise<void> {
	const rows = asked.locator('order-list li');
	for (let at = 1; at < items.length; at++) {
		const places = (await rows.locator('label').allTextContents()).map((text) => items.indexOf(text));
		const after = places.slice(0, at).filter((place) => place > (places[at] ?? 0)).length;
		await focus(rows.nth(at).getByRole('button', { name: new RegExp(`^${up}`) }));
		for (let presses = 0; presses < after; presses++) await asked.page().keyboard.press('Enter');
	}
	await expect(rows.locator('label')).toHaveText([...items]);
}

async function focus(to: Locator): Promise<void> {
	await expect(to).toBeVisible();
	await pressUntil(to.page(), 'Tab', () => to.evaluate((element) => element === document.activeElement));
}

async function pressUntil(on: Page | Locator, key: string, isThere: () => Promise<boolean>): Promise<void> {
	for (let presses = 0; presses < mostPresses; presses++) {
		if (await isThere()) return;
		await ('keyboard' in on ? on.keyboard.press(key) : on.press(key));
	}
	throw new Error(`${key} does not lead there.`);
}
