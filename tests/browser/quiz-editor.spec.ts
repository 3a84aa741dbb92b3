import type { Locator, Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { press } from './by-keyboard.ts';
import { expect } from './site-test.ts';
import { editCase, makeDraft, test } from './studio-test.ts';

const words = messagesIn('nb').quizEditor;
const { form, card } = words;

/** An invented conversation of five sentences, seconds apart. */
function withTalk(document: CaseDocument): CaseDocument {
	const said = ['Vi koker grøten av havre. Den må stå over natta.', 'Hvor gammel er kvernsteinen?', 'Den er fra 1890. Tror jeg.'];
	const turns = said.map((text, i) => ({
		...{ kind: 'speech' as const, speaker: i === 1 ? 'Ola Oppdiktet' : 'Kari Oppdiktet' },
		...{ text, startMs: i * 10_000, endMs: i * 10_000 + 9_000 },
	}));
	return { ...document, transcript: { language: 'nb', turns } };
}

const sentence = (page: Page, number: number) => page.locator(`[data-number="${number}"]`);
const cards = (page: Page) => page.locator('.qe-card');
const add = (page: Page) => page.getByRole('button', { name: form.add }).last();
const open = (page: Page, id: number) => page.goto(paths.studioCasePart('nb', id, 'quiz'));

async function writeTrueFalse(page: Page, prompt: string): Promise<void> {
	await page.getByLabel(form.prompt).fill(prompt);
	await page.getByRole('radio', { name: form.kinds.trueFalse }).check();
	await page.getByLabel(card.truth.true, { exact: true }).check();
	await add(page).click();
	await expect(cards(page).filter({ hasText: prompt })).toBeVisible();
}

async function mark(page: Page, from: Locator, to: Locator): Promise<void> {
	// The script runs: one of the sentences alone is reached by Tab.
	await expect(to).toHaveAttribute('tabindex', '-1');
	await from.scrollIntoViewIfNeeded();
	const [start, end] = [await from.boundingBox(), await to.boundingBox()];
	if (!start || !end) throw new Error('The sentences are not shown.');
	await page.mouse.move(start.x + 30, start.y + 12);
	await page.mouse.down();
	await page.mouse.move(end.x + end.width - 20, end.y + 12, { steps: 5 });
	await page.mouse.up();
}

test('three questions are made of passages, mended, moved and tried', async ({ newEditor, db }) => {
	test.setTimeout(90_000);
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, withTalk);
	await open(page, id);
	await expect(cards(page)).toHaveCount(0);

	await sentence(page, 4).click();
	await expect(page.getByLabel(form.from)).toHaveValue('4');
	await page.getByLabel(form.prompt).fill('Hvor gammel er steinen?');
	await page.getByRole('radio', { name: form.kinds.numeric }).check();
	await add(page).click();
	await expect(page.getByRole('alert')).toContainText(form.problems.value);
	await page.getByLabel(form.value).fill('1890');
	await add(page).click();
	await expect(cards(page)).toHaveCount(1);
	await expect(cards(page).first()).toContainText(card.passage('0:20', '0:25'));

	await mark(page, sentence(page, 1), sentence(page, 2));
	await expect(page.getByLabel(form.from)).toHaveValue('1');
	await expect(page.getByLabel(form.to, { exact: true })).toHaveValue('2');
	await page.getByLabel(form.prompt).fill('Hva kokes grøten av?');
	await page.getByLabel(form.option(1), { exact: true }).fill('Bygg');
	await page.getByLabel(form.option(2), { exact: true }).fill('Havre');
	await page.getByLabel(form.right(2)).check();
	await add(page).click();
	await expect(cards(page)).toHaveCount(2);

	await writeTrueFalse(page, 'Grøten må stå.');
	await expect(cards(page).nth(2)).toContainText(card.noSpan);
	await cards(page).nth(2).getByRole('link', { name: card.choosePassage }).click();
	await sentence(page, 2).click();
	await page.getByRole('button', { name: form.save }).last().click();
	await expect(cards(page).nth(2)).not.toContainText(card.noSpan);
	await cards(page).nth(2).getByRole('button', { name: card.up }).click();
	await expect(cards(page).nth(1)).toContainText('Grøten må stå.');

	const { quiz } = (await openEditedCase(db, member, id)).document;
	expect(quiz?.questions.map(({ prompt, span }) => [prompt, span?.fromMs, span?.toMs])).toEqual([
		['Hvor gammel er steinen?', 20_000, expect.any(Number)],
		['Grøten må stå.', expect.any(Number), 9_000],
		['Hva kokes grøten av?', 0, 9_000],
	]);

	await page.getByRole('link', { name: words.preview }).click();
	await page.getByRole('radio', { name: 'Havre' }).check();
	await page.getByRole('button', { name: words.try.check }).click();
	await expect(page.getByText(/^33,3/)).toBeVisible();
	await page.getByRole('link', { name: words.try.back }).click();
	await cards(page).first().getByRole('button', { name: card.remove }).click();
	await expect(cards(page)).toHaveCount(2);
});

test('by keyboard alone', async ({ newEditor, db }) => {
	test.setTimeout(90_000);
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, withTalk);
	await open(page, id);
	await expect(sentence(page, 2)).toHaveAttribute('tabindex', '-1');
	for (const [at, prompt] of ['Én?', 'To?', 'Tre?'].entries()) {
		await press(sentence(page, 1), 'Enter');
		for (let steps = 0; steps <= at; steps++) await page.keyboard.press('Shift+ArrowDown');
		await expect(page.locator('[data-passage-says]')).toHaveText(
			words.conversation.chosen.replace('{from}', '1').replace('{to}', `${at + 2}`),
		);
		await press(page.getByLabel(form.prompt), 'End');
		await page.keyboard.type(prompt);
		await press(page.getByRole('radio', { name: form.kinds.single }), 'ArrowRight');
		await page.keyboard.press('ArrowRight');
		await expect(page.getByRole('radio', { name: form.kinds.trueFalse })).toBeChecked();
		await press(page.getByLabel(card.truth.true, { exact: true }), 'Space');
		await press(add(page), 'Enter');
		await expect(cards(page)).toHaveCount(at + 1);
		await open(page, id);
	}
	const { quiz } = (await openEditedCase(db, member, id)).document;
	expect(quiz?.questions.map(({ span }) => span?.toMs)).toEqual([9000, 19_000, expect.any(Number)]);
});

test('without JavaScript: a passage by its links, more rows, rules, and questions from a file', async ({ newEditor, db }) => {
	test.setTimeout(90_000);
	const { page, member } = await newEditor({ javaScriptEnabled: false });
	const { id } = await makeDraft(db, member, withTalk);
	await open(page, id);
	await sentence(page, 2).click();
	await expect(page.getByLabel(form.from)).toHaveValue('2');
	await page.getByLabel(form.to, { exact: true }).fill('3');
	await page.getByLabel(form.prompt).fill('Sett sammen');
	await page.getByRole('radio', { name: form.kinds.matching }).check();
	const rows = page.getByRole('group', { name: form.pairs });
	for (const row of [1, 2, 3, 4])
		for (const part of [form.left(row), form.half(row)]) await rows.getByLabel(part, { exact: true }).fill(`${part}!`);
	await rows.getByRole('button', { name: form.rows }).click();
	await expect(rows.getByLabel(form.left(6), { exact: true })).toBeVisible();
	await expect(page.getByLabel(form.prompt)).toHaveValue('Sett sammen');
	await add(page).click();
	await expect(cards(page)).toHaveCount(1);
	await expect(cards(page).first()).not.toContainText(card.noSpan);

	await page.getByLabel(words.rules.passMark).fill('mye');
	await page.getByRole('button', { name: words.rules.save }).click();
	await expect(page.getByRole('alert')).toContainText(words.rules.problems.passMark);
	await page.getByLabel(words.rules.passMark).fill('66,5 %');
	await page.getByRole('button', { name: words.rules.save }).click();
	await expect(page.getByText(words.saved, { exact: true })).toBeVisible();

	const gift = (text: string) => ({ name: 'sporsmal.gift', mimeType: 'text/plain', buffer: Buffer.from(text) });
	await page.getByLabel(words.bring.file).setInputFiles(gift('Er grøt godt? {=ja =nei ~{'));
	await page.getByRole('button', { name: words.bring.read }).click();
	await expect(page.getByRole('alert')).toContainText(words.bring.unreadable);
	await expect(page.getByRole('alert')).toContainText(messagesIn('nb').quizFiles.loneBrace());
	await page.getByLabel(words.bring.file).setInputFiles(gift('::Ett::Er grøt godt? {TRUE}\n\nHvor mye? {#5:1}\n'));
	await page.getByRole('button', { name: words.bring.read }).click();
	await expect(page.getByRole('heading', { name: words.bring.previewTitle(2) })).toBeVisible();
	await page.getByRole('button', { name: words.bring.take }).click();
	await expect(cards(page)).toHaveCount(3);
	const { quiz } = (await openEditedCase(db, member, id)).document;
	expect(quiz?.rules.passMark).toBe(0.665);
	const answer = await page.request.get(`${paths.studioCasePart('nb', id, 'quiz')}/questions.gift`);
	expect(await answer.text()).toContain('Er grøt godt?');
});

test('what somebody else wrote meanwhile is never written over', async ({ newEditor, db }) => {
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, withTalk);
	await open(page, id);
	await writeTrueFalse(page, 'Grøt er godt.');
	await cards(page).first().getByRole('link', { name: card.edit }).click();
	const asks = (prompt: string) => (document: CaseDocument) => ({
		...document,
		...(document.quiz && { quiz: { ...document.quiz, questions: document.quiz.questions.map((one) => ({ ...one, prompt })) } }),
	});
	await editCase(db, member, id, asks('Grøt er best.'));
	await page.getByLabel(form.prompt).fill('Grøt er fint.');
	await page.getByRole('button', { name: form.save }).last().click();
	await expect(page).toHaveURL(/\/merge\//);
});

test('a draft is taken into the case by a person, or left', async ({ newEditor, db }) => {
	const { page, member } = await newEditor();
	const { id } = await makeDraft(db, member, withTalk);
	for (const text of ['Å koke grøt', 'Å male korn'])
		await db
			.insertInto('studio.proposals')
			.values({
				...{ case_id: id, kind: 'outcome', model: 'oppdiktet', content: JSON.stringify({ kind: 'outcome', text }) },
				passage: JSON.stringify({ text: 'Vi koker grøten av havre.' }),
			})
			.execute();
	await page.goto(`${paths.studioCasePart('nb', id, 'quiz')}/drafts`);
	const draft = (text: string) => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: text }) });
	await expect(draft('Å koke grøt').getByText(words.model.draft, { exact: true })).toBeVisible();
	await draft('Å koke grøt').getByRole('button', { name: words.model.take }).click();
	await expect(page.getByRole('status').filter({ hasText: words.model.taken })).toBeVisible();
	await draft('Å male korn').getByRole('button', { name: words.model.leave }).click();
	await expect(page.getByText(words.model.noneWaiting)).toBeVisible();
	expect((await openEditedCase(db, member, id)).document.case.outcomes).toEqual(['Å koke grøt']);
});
