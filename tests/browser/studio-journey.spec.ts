import { type BrowserContextOptions, devices, type Page } from '@playwright/test';
import { findState } from '#lib/studio/find-state.server.ts';
import { openEditedCase } from '#lib/studio/open-edited-case.server.ts';
import { openCuttingProxy } from '../studio/cutting-proxy.ts';
import { type Hands, handSeconds, KeyboardHands, MouseHands } from './hands.ts';
import { expect } from './site-test.ts';
import { bringHome } from './studio-story.ts';
import { test } from './studio-test.ts';
import * as walk from './studio-walk.ts';

const phone = devices['Pixel 7'];
/** Each with a screen of a guest's: whoever has a keyboard alone has it on a small screen too. */
const ways: Record<string, { handsOf(page: Page): Hands; guestsScreen: BrowserContextOptions }> = {
	mouse: { handsOf: (page) => new MouseHands(page), guestsScreen: phone },
	keyboard: { handsOf: (page) => new KeyboardHands(page), guestsScreen: { viewport: phone.viewport } },
};

for (const [by, { handsOf, guestsScreen }] of Object.entries(ways))
	test(`from a recording to a published case, by ${by}`, async ({ newBrowser, newAccount, site, mailBox, db, page: reader }) => {
		test.setTimeout(240_000);
		const proxy = await openCuttingProxy(Number(new URL(site).port), [4_000_000, 5_000_000]);
		const story = await bringHome(`kvelds${by}${process.pid}`);
		expect(story.bytes, 'several pieces').toBeGreaterThan(16_000_000);
		const who = await newAccount();
		const hands = handsOf(await newBrowser());

		await walk.signIn(hands, `http://localhost:${proxy.port}`, who);
		await walk.begin(hands, story);
		await walk.upload(hands, story);
		expect(proxy.cuts, 'the connection dropped').toBe(2);
		const takenAt = await walk.pasteTranscript(hands, story);
		await walk.correctWord(hands, story);
		await walk.waitForTimes(hands);
		const alignMs = performance.now() - takenAt;
		await walk.makeQuestions(hands, story);
		await walk.describe(hands, story);
		await walk.invite(hands, story);
		const mail = await mailBox.next(story.guest.email);
		expect(mail.subject).toContain(story.title);
		await walk.answerAndApprove(handsOf(await newBrowser(guestsScreen)), mail.link, story);
		await walk.publish(hands);

		const caseId = Number(/case\/(\d+)/.exec(hands.page.url())?.[1]);
		walk.expectWhole((await openEditedCase(db, who.member, caseId)).document, story);
		await walk.expectEverywhere(reader, (await findState(db, caseId)).slug, story);
		const { clicks, keystrokes, waitingMs } = hands.effort;
		const [waitingSeconds, alignSeconds] = [waitingMs, alignMs].map((ms) => Math.round(ms / 100) / 10);
		const editorSeconds = Math.round(handSeconds(hands.effort));
		console.log(JSON.stringify({ clicks, keystrokes, waitingSeconds, alignSeconds, by, editorSeconds }));
		await proxy.close();
	});

test('the same without JavaScript: the recording in one piece, and pages that are read anew', async ({
	newBrowser,
	newAccount,
	site,
	mailBox,
	db,
	page: reader,
}) => {
	test.setTimeout(240_000);
	const story = await bringHome(`kveldsform${process.pid}`);
	const who = await newAccount();
	const plain = { javaScriptEnabled: false };
	const hands = new MouseHands(await newBrowser(plain));
	await walk.signIn(hands, site, who);
	await walk.begin(hands, story);
	const caseId = Number(/case\/(\d+)/.exec(hands.page.url())?.[1]);
	await walk.sendWhole(hands, story);
	await walk.pasteTranscript(hands, story);
	await walk.correctPlainly(hands, story);
	const timed = async () =>
		(await openEditedCase(db, who.member, caseId)).document.transcript?.turns.every((turn) => turn.sentences);
	await expect.poll(timed, { timeout: 60_000 }).toBe(true);
	await walk.makeQuestions(hands, story);
	await walk.describe(hands, story, { scripts: false });
	await walk.invite(hands, story);
	const { link } = await mailBox.next(story.guest.email);
	await walk.answerAndApprove(new MouseHands(await newBrowser({ ...phone, ...plain })), link, story, { scripts: false });
	await walk.publish(hands);
	walk.expectWhole((await openEditedCase(db, who.member, caseId)).document, story);
	await walk.expectEverywhere(reader, (await findState(db, caseId)).slug, story);
});
