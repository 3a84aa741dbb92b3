import type { Locator, Page } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';
import type { CaseDocument } from '#lib/studio/case-document.ts';
import type { Hands } from './hands.ts';
import { expect, expectAccessible, expectNoSideways } from './site-test.ts';
import type { Story } from './studio-story.ts';

const m = messagesIn('nb');
/** Signs in on the way to the studio. */
export async function signIn(hands: Hands, site: string, who: { email: string; password: string }): Promise<void> {
	const { page } = hands;
	await page.goto(site + paths.studio('nb'));
	await hands.write(page.getByLabel(m.account.email), who.email);
	await hands.write(page.getByLabel(m.account.password, { exact: true }), who.password);
	await hands.key('Enter');
	await hands.until(() => expect(page.getByRole('heading', { name: m.studio.list.title })).toBeVisible());
}

export async function begin(hands: Hands, story: Story): Promise<void> {
	const { page } = hands;
	const { list, form } = m.studio;
	await hands.press(page.getByText(list.newTitle, { exact: true }));
	await hands.write(page.getByLabel(list.newName, { exact: true }), story.title);
	await hands.key('Enter');
	await hands.until(() => expect(page.getByLabel(form.fields.title, { exact: true }).first()).toHaveValue(story.title));
}

/** The recording arrives whole, whatever happens to the connection. */
export async function upload(hands: Hands, story: Story): Promise<void> {
	const { page } = hands;
	const t = m.upload;
	await openPart(hands, 'media');
	await hands.give(page.locator('case-uploads input[type=file]'), story.recording);
	await hands.until(() => expect(page.getByText(t.say.added)).toBeVisible({ timeout: 60_000 }));
}

/** The typed text is looked at and taken; says when, for then its timing begins. */
export async function pasteTranscript(hands: Hands, story: Story): Promise<number> {
	const { page } = hands;
	const t = m.transcriptEditor;
	await openPart(hands, 'transcript');
	await hands.paste(page.getByLabel(t.bring.text, { exact: true }), story.transcript);
	await hands.press(page.getByRole('button', { name: t.bring.preview }));
	const takenAt = performance.now();
	await hands.press(page.getByRole('button', { name: t.bring.take }));
	await hands.until(() => expect(page.locator('transcript-editor[data-ready], .plain-transcript').first()).toBeVisible());
	return takenAt;
}

/** As `upload`, by a form; the page is read anew until the file is in the case. */
export async function sendWhole(hands: Hands, story: Story): Promise<void> {
	const { page } = hands;
	await openPart(hands, 'media');
	await hands.give(page.getByLabel(m.upload.file, { exact: true }), story.recording);
	await hands.press(page.getByRole('button', { name: m.upload.sendFile }));
	const address = page.url();
	await hands.until(() => expectSoon(page, address, page.getByRole('group', { name: m.upload.item(m.upload.kinds.audio, 1) })));
}

/** As `correctWord`, in the form that stands there without scripts. */
export async function correctPlainly(hands: Hands, { mistyped }: Story): Promise<void> {
	const { page } = hands;
	const { plain } = m.transcriptEditor;
	const field = page.getByRole('textbox').filter({ hasText: mistyped.wrong });
	await hands.write(field, (await field.inputValue()).replace(mistyped.wrong, mistyped.right));
	await hands.press(page.getByRole('button', { name: plain.save }));
	await hands.until(() => expect(page.getByText(plain.saved, { exact: true })).toBeVisible());
}

/** One word is mended where it stands, and saved by itself. */
export async function correctWord(hands: Hands, { mistyped }: Story): Promise<void> {
	const { page } = hands;
	const turn = page.locator('transcript-editor .turns > li').filter({ hasText: mistyped.wrong });
	await hands.openWord(turn, mistyped.wrong);
	await hands.key('Delete');
	await hands.key('Escape');
	const turns = page.locator('transcript-editor .turns');
	await hands.until(() => expect(turns).not.toContainText(mistyped.wrong));
	await hands.until(() => expect(page.locator('[data-status]')).toContainText(/^Lagret/));
}

/** Waits until every turn has its time. */
export async function waitForTimes(hands: Hands): Promise<void> {
	const { timed, allTimed } = m.transcriptEditor.say;
	await hands.until(async () => {
		await expect(hands.page.locator('[data-timing]')).toHaveText(new RegExp(`${timed}|${allTimed}`), { timeout: 90_000 });
		await expect(hands.page.locator('.turns .missing')).toHaveCount(0);
	});
}

/** Three questions, each from its passage of the conversation. */
export async function makeQuestions(hands: Hands, { questions }: Story): Promise<void> {
	const { page } = hands;
	const { form } = m.quizEditor;
	await openPart(hands, 'quiz');
	for (const [at, { about, prompt, right, wrong }] of questions.entries()) {
		await hands.pick(page.locator('quiz-passages a').filter({ hasText: about }).first(), page.locator('quiz-passages a'));
		await hands.write(page.getByLabel(form.prompt, { exact: true }), prompt);
		await hands.write(page.getByLabel(form.option(1), { exact: true }), right);
		await hands.press(page.getByLabel(form.right(1), { exact: true }));
		await hands.write(page.getByLabel(form.option(2), { exact: true }), wrong);
		await hands.key('Enter');
		await hands.until(() => expect(page.locator('.qe-card')).toHaveCount(at + 1));
	}
}

/** What readers meet first: ingress, guest and theme. */
export async function describe(hands: Hands, { ingress, guest, theme }: Story, { scripts = true } = {}): Promise<void> {
	const { page } = hands;
	const { fields, add, columns, row, save, savedNow } = m.studio.form;
	await openPart(hands, 'form');
	await hands.write(page.getByLabel(fields.ingress), ingress);
	await hands.press(page.getByRole('button', { name: add(fields.people) }));
	const person = page.getByRole('group', { name: row(fields.people, 1) });
	await hands.write(person.getByLabel(columns.name), guest.name);
	await hands.write(person.getByLabel(columns.title), guest.title);
	await hands.write(person.getByLabel(columns.organisation), guest.organisation);
	await hands.press(page.getByRole('button', { name: add(fields.themes) }));
	await hands.choose(page.getByRole('group', { name: row(fields.themes, 1) }).getByRole('combobox'), theme);
	if (scripts) return;
	await hands.press(page.getByRole('button', { name: save }).last());
	await hands.until(() => expect(page.getByText(savedNow)).toBeVisible());
}

/** The guest is asked by mail to answer and to say yes. */
export async function invite(hands: Hands, { guest }: Story): Promise<void> {
	const { page } = hands;
	const { invite, tab } = m.questionnaire;
	await openPart(hands, 'guest');
	await expect(page.getByLabel(invite.name, { exact: true })).toHaveValue(guest.name);
	await hands.write(page.getByLabel(invite.email, { exact: true }), guest.email);
	await hands.key('Enter');
	await hands.until(() => expect(page.getByText(tab.done.invited)).toBeVisible());
}

/** From the mail to a yes, on the guest's own telephone. */
export async function answerAndApprove(
	hands: Hands,
	link: string,
	{ guest, ingress }: Story,
	{ scripts = true } = {},
): Promise<void> {
	const { page } = hands;
	const words = m.guest;
	await page.goto(link);
	await hands.until(() => expect(page.getByRole('heading', { level: 1 })).toHaveText(words.hello(guest.name)));
	await hands.write(page.getByRole('textbox').first(), 'At bussen kom.');
	if (scripts) await hands.until(() => expect(page.locator('[data-says]')).toContainText(/^Lagret/));
	await hands.press(page.getByRole('button', { name: words.send }));
	await hands.until(() => expect(page.getByText(words.done.sent)).toBeVisible());
	await expect(page.getByText(ingress)).toBeVisible();
	await hands.press(page.getByRole('button', { name: words.approve }));
	await hands.until(() => expect(page.getByText(words.done.approved)).toBeVisible());
	if (!scripts) return;
	await expectNoSideways(page);
	await expectAccessible(page);
}

/** Nothing is missing any more; the case goes out. */
export async function publish(hands: Hands): Promise<void> {
	const { page } = hands;
	const words = m.studio.publish;
	hands.rest();
	await openPart(hands, 'publish');
	await hands.until(() => expect(page.getByRole('heading', { name: words.ready })).toBeVisible());
	await hands.press(page.getByRole('button', { name: words.steps.publish }));
	await hands.until(() => expect(page.getByText(words.moved(m.studio.states.published))).toBeVisible());
}

/** What the editor made is stored: the whole recording, every turn with its time, the questions with their passages. */
export function expectWhole({ case: content, media, transcript, quiz }: CaseDocument, story: Story): void {
	const { title, ingress, guest, theme } = story;
	expect(content).toMatchObject({ title, ingress, people: [{ name: guest.name, role: 'guest' }], themes: [theme] });
	expect(media).toMatchObject([{ kind: 'audio', bytes: story.bytes }]);
	expect(transcript?.turns.filter(({ sentences }) => !sentences)).toEqual([]);
	expect(transcript?.turns.map(({ text }) => text).join(' ')).toContain(`tom ${story.mistyped.right} i rute`);
	expect(quiz?.questions).toMatchObject(story.questions.map(({ prompt }) => ({ prompt, span: { fromMs: expect.any(Number) } })));
}

/** The case is where readers look: its page, the feed, the search and the sitemap. */
export async function expectEverywhere(reader: Page, slug: string, { title, rareWord }: Story): Promise<void> {
	expect((await reader.goto(paths.case('nb', slug)))?.status()).toBe(200);
	await expect(reader.getByRole('heading', { level: 1 })).toHaveText(title);
	const read = async (address: string) => (await reader.request.get(address)).text();
	await expect.poll(() => read(paths.feed()), { timeout: 30_000 }).toContain(title);
	await expect.poll(() => read(`${paths.search('nb')}?q=${rareWord}`), { timeout: 30_000 }).toContain(title);
	const parts = [...(await read(paths.sitemap())).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, at = '']) => new URL(at).pathname);
	expect((await Promise.all(parts.map(read))).join('')).toContain(slug);
}

/** Where nothing changes by itself, the page is opened again until something is there. */
async function expectSoon(page: Page, address: string, there: Locator): Promise<void> {
	await expect(async () => {
		await page.goto(address);
		await expect(there).toBeVisible({ timeout: 500 });
	}).toPass({ timeout: 60_000 });
}

async function openPart(hands: Hands, part: keyof typeof m.studio.parts): Promise<void> {
	const tabs = hands.page.getByRole('navigation', { name: m.studio.partsOfCase });
	const tab = tabs.getByRole('link', { name: m.studio.parts[part], exact: true });
	await hands.press(tab);
	await hands.until(() => expect(tab).toHaveAttribute('aria-current', 'page'));
}
