import { randomUUID } from 'node:crypto';
import { expect, type Page, type Route } from '@playwright/test';
import type { Member } from '#lib/accounts/viewer.ts';
import { hideReflection } from '#lib/assessment/moderate-reflection.server.ts';
import { reportReflection } from '#lib/assessment/report-reflection.server.ts';
import { saveReflection } from '#lib/assessment/save-reflection.server.ts';
import { shareReflection } from '#lib/assessment/share-reflection.server.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { storable } from '#lib/platform/storable-text.ts';
import { makeMember } from '../accounts/make-member.ts';
import { mustStart, rightAnswers, storeCaseWithQuiz } from '../assessment/make-quiz.ts';
import { hostileTexts } from '../security/hostile-texts.ts';
import { origin, type Site, test } from '../security/site.ts';

// One site, one after the other.
test.describe.configure({ mode: 'default' });
test.setTimeout(90_000);

/** A page whose browser is at the site, signed in with these cookies; everything that a hostile text could do comes into `alarms`. */
async function watch(page: Page, site: Site, cookie: string): Promise<string[]> {
	const alarms: string[] = [];
	await page.context().route('**/*', (route) => serve(site, route, cookie, alarms));
	await page.exposeFunction('alarm', (what: string) => alarms.push(what));
	await page.addInitScript(() => {
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
			(window as unknown as { alarm(what: string): void }).alarm(`${violatedDirective} ${blockedURI} ${sample}`),
		);
	});
	page.on('dialog', (dialog) => {
		alarms.push(`dialog ${dialog.message()}`);
		dialog.dismiss();
	});
	page.on('pageerror', ({ message }) => alarms.push(message));
	page.on('console', (message) => {
		// A page's own status, such as 400 for a form that is to be mended.
		const isStatus = message.text().startsWith('Failed to load resource');
		if (message.type() === 'error' && !isStatus) alarms.push(message.text());
	});
	return alarms;
}

async function serve(site: Site, route: Route, cookie: string, alarms: string[]): Promise<void> {
	const request = route.request();
	const { pathname, search, origin: host } = new URL(request.url());
	if (host !== origin) {
		alarms.push(`request to ${host}`);
		return route.abort();
	}
	const headers = { cookie: cookie || undefined, 'content-type': request.headers()['content-type'] };
	const answer = await site.send(pathname + search, {
		method: request.method(),
		body: request.postDataBuffer() ?? undefined,
		headers,
	});
	const shown = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
	await route.fulfill({ status: answer.status, headers: Object.fromEntries(shown), body: answer.bytes });
}

/** What of a page came from a hostile text and not from us: our own pages have no handlers and no styles of their own. */
function findTraces(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const ofOthers = ({ name, value }: Attr) =>
			name === 'data-hostile' || /^on|^style$|^srcdoc$/.test(name) || /^\s*(javascript|data:text)/i.test(value);
		const elements = [...document.querySelectorAll('*')].filter(({ attributes }) => [...attributes].some(ofOthers));
		return [...elements.map(({ outerHTML }) => outerHTML.slice(0, 200)), ...('hostile' in window ? ['a script ran'] : [])];
	});
}

async function look(page: Page, path: string, alarms: string[], open = () => page.goto(origin + path)): Promise<void> {
	await open();
	expect({ path, traces: await findTraces(page), alarms }).toEqual({ path, traces: [], alarms: [] });
}

/** Sends a form as its page does, without what the page keeps people from writing. */
async function submit(page: Page, path: string, fields: Record<string, string>): Promise<void> {
	const loaded = page.waitForEvent('load');
	await page.evaluate(
		({ path, fields }) => {
			const form = Object.assign(document.createElement('form'), { method: 'post', action: path });
			for (const [name, value] of Object.entries(fields))
				form.append(Object.assign(document.createElement('textarea'), { name, value }));
			document.body.append(form);
			form.submit();
		},
		{ path, fields },
	);
	await loaded;
}

const all = hostileTexts.join('\n\n');
const name = '"><img src=x onerror="window.hostile=1;alert(1)" data-hostile=1><script>alert(1)</script>';

/** A member who has written hostile texts wherever somebody can write, on a case where many have. */
async function writeEverywhere(site: Site): Promise<{ cookie: string; editor: string; pages: string[] }> {
	const { db } = site;
	const writer = await makeMember(db, { name });
	const cookie = await site.enter(`${writer.id}@example.org`);
	const { caseId, slug } = await storeCaseWithQuiz(db, 'En sak mange har skrevet om', { rules: { asksReflection: false } });
	const failed = await handIn(db, writer, caseId, all.slice(0, 500));
	const other = await storeCaseWithQuiz(db, 'En sak som er bestått', { rules: { asksReflection: false } });
	const passed = await handIn(db, writer, other.caseId);
	for (const text of hostileTexts) {
		await shareAndReport(db, caseId, storable(text));
		await site.send(`/case/${slug}/notes?/add`, { fields: { at: '0:01', body: text }, headers: { cookie } });
		await addDevice(db, writer, storable(text));
	}
	await saveReflection(db, writer, { caseId, believed: all.slice(0, 4000), thinks: 'Før' }, { origin });
	await saveReflection(
		db,
		writer,
		{ caseId, believed: storable(all).slice(0, 3900), thinks: storable(all).slice(-3900) },
		{ origin },
	);
	await shareReflection(db, writer, { caseId, sharedWith: 'everybody' });
	const chief = await makeMember(db, { role: 'editor', name });
	const reflectionId = await reflectionOf(db, writer);
	await hideReflection(db, chief, { reflectionId, reason: storable(all).slice(0, 900) });
	const award = await db
		.selectFrom('credentials.awards')
		.select('slug')
		.where('user_id', '=', writer.id)
		.executeTakeFirstOrThrow();
	const [aCase, query] = [`/case/${slug}`, encodeURIComponent(storable(all).slice(0, 3000))];
	return {
		cookie,
		editor: await site.enter(`${chief.id}@example.org`),
		pages: [
			aCase,
			...[1, 2, 3, 4].map((page) => `${aCase}/reflections?page=${page}`),
			`${aCase}/notes`,
			`${aCase}/quiz`,
			`${aCase}/quiz/${failed}`,
			`/case/${other.slug}/quiz/${passed}`,
			`/certificate/${award.slug}`,
			...['', '/notes', '/account', '/history', '/certificates', '/data/erase', `/notes?q=${query}`].map((page) => `/me${page}`),
			`/me/account?news=${query}&with=${query}`,
			...['search?q', 'accessibility?page', 'verify?certificate', 'answers?theme', 'cases?theme'].map(
				(page) => `/${page}=${query}`,
			),
		],
	};
}

async function handIn(db: Db, member: Member, caseId: number, wrong?: string): Promise<string> {
	const attemptId = await mustStart(db, member, caseId);
	const right = await rightAnswers(db, member, attemptId);
	const text = Object.entries(right).filter(([, answer]) => Array.isArray(answer) && answer[0] === 'FASIT');
	const answers = wrong ? Object.fromEntries(text.map(([key]) => [key, [wrong]])) : right;
	const outcome = await submitQuiz(db, member, { attemptId, answers, basedOn: undefined, withGaps: true }, { origin });
	expect(outcome).toMatchObject({ passed: !wrong });
	return attemptId;
}

/** Somebody called so says so, and somebody else reports it so. */
async function shareAndReport(db: Db, caseId: number, text: string): Promise<void> {
	const author = await makeMember(db, { name: text.slice(0, 100) });
	await saveReflection(db, author, { caseId, believed: text, thinks: text }, { origin });
	await shareReflection(db, author, { caseId, sharedWith: 'everybody' });
	const reflectionId = await reflectionOf(db, author);
	await reportReflection(db, await makeMember(db), { caseId, reflectionId, reason: text });
}

async function reflectionOf(db: Db, { id }: Member): Promise<string> {
	const mine = db.selectFrom('assessment.reflections').select('id').where('user_id', '=', id);
	return (await mine.executeTakeFirstOrThrow()).id;
}

async function addDevice(db: Db, { id: userId }: Member, text: string): Promise<void> {
	const key = { publicKey: 'x', credentialID: randomUUID(), counter: 0, deviceType: 'singleDevice', backedUp: false };
	await db
		.insertInto('accounts.passkeys')
		.values({ userId, name: text.slice(0, 100), ...key })
		.execute();
	const expiresAt = new Date(Date.now() + 3_600_000);
	await db
		.insertInto('accounts.sessions')
		.values({ userId, token: randomUUID(), expiresAt, userAgent: `Firefox/1 ${text}` })
		.execute();
}

test('the alarm works', async ({ page, site }) => {
	const alarms = await watch(page, site, '');
	const { headers } = await site.send('/about');
	await page.route(`${origin}/raw`, (route) =>
		route.fulfill({
			headers: { 'content-security-policy': String(headers['content-security-policy']) },
			contentType: 'text/html',
			body: hostileTexts[2],
		}),
	);
	await page.goto(`${origin}/raw`);
	await expect.poll(() => alarms.join()).toContain('script-src');
	expect(await findTraces(page)).toHaveLength(1);
});

test('what members write is shown as text, wherever it is shown', async ({ page, site }) => {
	const { cookie, editor, pages } = await writeEverywhere(site);
	const alarms = await watch(page, site, cookie);
	for (const path of pages) {
		await look(page, path, alarms);
		expect(page.url().startsWith(origin + path.split('?')[0]), page.url()).toBe(true);
	}
	await page.goto(`${origin}${pages[5]}`);
	await expect(page.getByText('onerror="window.hostile').first()).toBeVisible();
	await page.context().unroute('**/*');
	await page.context().route('**/*', (route) => serve(site, route, editor, alarms));
	await look(page, '/reports', alarms);
	await expect(page.getByText('onerror="window.hostile').first()).toBeVisible();
});

test('what a form gives back is text in its fields', async ({ page, site }) => {
	const member = await makeMember(site.db, { name });
	const { slug } = await storeCaseWithQuiz(site.db, 'En sak til å skrive om');
	const mine = await site.enter(`${member.id}@example.org`);
	const forms: [path: string, fields: string[], cookie?: string][] = [
		['/register', ['name', 'email', 'to']],
		['/sign-in?/password', ['email', 'to']],
		['/sign-in?/link', ['email', 'to']],
		['/sign-in/forgot', ['email']],
		['/sign-in/link', ['token', 'to']],
		['/sign-in/reset', ['token', 'password']],
		['/sign-in/code', ['code', 'to']],
		['/sign-in/with/address?/address', ['email']],
		['/accessibility', ['page', 'contact']],
		['/verify', ['text']],
		['/me/account?/profile', ['name', 'locale'], mine],
		['/me/account?/email', ['newEmail'], mine],
		['/me/account/second-factor?/confirm', ['uri', 'code'], mine],
		['/me/data/erase?/erase', ['email'], mine],
		[`/case/${slug}/notes?/add`, ['at', 'body'], mine],
		[`/case/${slug}/reflections?/save`, ['believed'], mine],
		[`/case/${slug}/reflections?/save`, ['believed', 'thinks'], mine],
	];
	let cookie = '';
	const alarms = await watch(page, site, '');
	await page.context().unroute('**/*');
	await page.context().route('**/*', (route) => serve(site, route, cookie, alarms));
	for (const [path, names, as = ''] of forms) {
		cookie = as;
		await page.goto(`${origin}/about`);
		const fields = Object.fromEntries(names.map((one) => [one, all]));
		await look(page, path, alarms, async () => {
			await submit(page, path, fields);
			return null;
		});
	}
});
