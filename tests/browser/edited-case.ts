import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { paths } from '#lib/platform/paths.ts';
import { type Mails, sendForm, signInNewMember } from '../accounts/sign-in.ts';
import { dugnad, makeFolder, root } from '../cli/dugnad-process.ts';
import { expect } from './site-test.ts';

let made = 0;

/** Signs a new editor in at the page's browser; once more after the role is given, as sessions remember it for a while. */
export async function signInEditor(context: BrowserContext, site: string, mails: Mails, dataDir: string): Promise<void> {
	const { email, password } = await signInNewMember(site, mails, { name: 'Redaktør Oppdiktet' });
	expect(await dugnad(['user', 'role', email, 'editor'], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
	const answer = await sendForm(site, `${paths.signIn('nb')}?/password`, { email, password });
	const cookies = answer.headers.getSetCookie().map((cookie) => /^([^=]+)=([^;]*)/.exec(cookie) ?? []);
	await context.addCookies(cookies.map(([, name = '', value = '']) => ({ name, value, url: site })));
}

/** A draft with the sound and the timed text of a case of the demo library, for one test alone; says its key. */
export async function importDraft(page: Page, dataDir: string): Promise<number> {
	const title = `Utkast ${process.pid} ${++made} ${Date.now()}`;
	const folder = makeFolder('draft-');
	cpSync(join(root, 'demo/bussen-som-spor-forst'), folder, { recursive: true });
	const file = join(folder, 'case.md');
	const whole = readFileSync(file, 'utf8');
	const draft = whole
		.replace('number: C9002\n', 'status: draft\n')
		.replace('title: Bussen som spør først', `title: ${title}`)
		.replace(/ {2}- kind: video\n(?: {4}.*\n)*/, '')
		.replace(/\nquiz:\n[\s\S]*?\n(?=\S)/, '\n');
	writeFileSync(file, draft);
	rmSync(join(folder, 'video.mp4'));
	expect(await dugnad(['import', folder], { DATA_DIR: dataDir })).toMatchObject({ code: 0 });
	await page.goto(`${paths.studio('nb')}?q=${encodeURIComponent(title)}`);
	const address = await page.getByRole('link', { name: title }).getAttribute('href');
	return Number(address?.split('/').at(-1));
}
