import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { isForMembers, keepPrivate, mayHear, staysOpen, turnAway } from './members-only.ts';
import { readSettings } from './site-settings.ts';

const routes = join(import.meta.dirname, '../../routes');
const files = readdirSync(routes, { recursive: true, encoding: 'utf8' });

/** Ids of all routes of which some file says what they answer. */
const routesWith = (isAnswer: (name: string) => boolean) =>
	[...new Set(files.filter((file) => isAnswer(basename(file))).map((file) => `/${dirname(file)}`.replace(/^\/\.$/, '/')))].sort();
const pages = routesWith((name) => /^\+page(@.*)?\.(svelte|server\.ts)$/.test(name));
const endpoints = routesWith((name) => name === '+server.ts');

function ask(routeId: string | null, path: string, headers: Record<string, string> = {}, method = 'GET', isData = false) {
	const url = new URL(path, 'https://cases.example.org');
	const answer = turnAway({ request: new Request(url, { headers, method }), url, routeId, isData, locale: 'nn' });
	return [answer.status, answer.headers.get('location')];
}

test('of all routes, these and no others stay open', () => {
	expect(pages.length + endpoints.length).toBeGreaterThan(150);
	expect([...pages, ...endpoints].filter(staysOpen).sort()).toEqual(
		[
			...['/(guest)/guest/[token]', '/(guest)/guest/[token]/save', '/(member)/certificate/[slug]'],
			...['/(member)/certificate/[slug]/pdf', '/(member)/erased', '/(member)/record/[token]', '/(member)/register'],
			...['/(member)/register/confirm', '/(member)/reminders/stop', '/(member)/sign-in', '/(member)/sign-in/code'],
			...['/(member)/sign-in/forgot', '/(member)/sign-in/link', '/(member)/sign-in/reset'],
			...['/(member)/sign-in/with/[provider]', '/(member)/sign-in/with/[provider]/return'],
			...['/(member)/sign-in/with/address', '/(member)/sign-out', '/(site)/accessibility', '/(site)/privacy'],
			...['/(site)/verify', '/(site)/webinars/[slug]/sign-up', '/.well-known/did.json', '/api/auth/[...rest]'],
			...['/certificates/[slug].[ending]', '/credentials/status/[number]', '/robots.txt', '/site/[file]'],
			'/site/theme-[hash].css',
		].sort(),
	);
});

test('what does not exist, or is new, is closed', () => {
	for (const id of [null, '', '/', '/(site)', '/(site)/brand-new', '/(site)/sign-in/more', '/sign-in/', '/(site)/site'])
		expect(staysOpen(id), String(id)).toBe(false);
});

test('a page leads to sign-in and back, also where the browser does not say what it wants', () => {
	for (const id of pages) {
		if (staysOpen(id) || id.startsWith('/(site)/embed')) continue;
		expect(ask(id, '/nn/somewhere?t=3'), id).toEqual([303, '/nn/sign-in?to=%2Fnn%2Fsomewhere%3Ft%3D3']);
	}
	expect(ask('/(site)/cases', '/nn/cases?/save', {}, 'POST')).toEqual([303, '/nn/sign-in?to=%2Fnn%2Fcases']);
	expect(ask(null, '/nn/nothing')).toEqual([303, '/nn/sign-in?to=%2Fnn%2Fnothing']);
});

test('players, scripts, frames and programs get a sentence; somebody who opens a file in a browser is led in', () => {
	const media = '/media/[...key]';
	for (const dest of ['audio', 'video', 'empty', 'iframe', 'image', 'script'])
		for (const id of [media, '/(site)/cases', '/(site)/embed/[slug]'])
			expect(ask(id, '/x', { 'sec-fetch-dest': dest }), `${id} ${dest}`).toEqual([401, null]);
	for (const id of endpoints.filter((id) => !id.startsWith('/('))) expect(ask(id, '/x')).toEqual([401, null]);
	expect(ask('/(site)/embed/[slug]', '/nn/embed/x')).toEqual([401, null]);
	expect(ask('/(site)/search/suggest', '/nn/search/suggest?q=x')).toEqual([401, null]);
	expect(ask('/(site)/cases', '/nn/cases', {}, 'GET', true)).toEqual([401, null]);
	expect(ask(media, '/media/ab/c.mp3', { 'sec-fetch-dest': 'document' })).toEqual([303, '/nn/sign-in?to=%2Fmedia%2Fab%2Fc.mp3']);
});

test('nothing of it is kept by caches that others share', () => {
	const after = (said?: string) => {
		const headers = new Headers(said ? { 'cache-control': said } : {});
		keepPrivate(headers);
		return headers.get('cache-control');
	};
	expect(after()).toBe('private, no-store');
	expect(after('public, max-age=31536000, immutable')).toBe('private, max-age=3600');
	expect(after('max-age=60')).toBe('private, no-store');
	expect(after('private, max-age=10')).toBe('private, max-age=10');
	expect(after('no-store')).toBe('no-store');
});

test('as installed all is open; either switch closes sound to strangers only', () => {
	const stranger = { kind: 'anonymous' };
	expect(mayHear({}, stranger)).toBe(true);
	expect(mayHear({ members: ['media'] }, stranger)).toBe(false);
	expect(mayHear({ members: ['site'] }, stranger)).toBe(false);
	expect(mayHear({ members: ['site', 'media'] }, { kind: 'member' })).toBe(true);
	expect(isForMembers({ members: ['media'] }, 'site')).toBe(false);
});

test('a lock that cannot be read is closed', () => {
	for (const value of [['site', 'everything'], 'site', [], 7])
		expect(readSettings([{ name: 'members', value }])).toEqual({ settings: { members: ['site', 'media'] }, unread: ['members'] });
	expect(readSettings([{ name: 'members', value: ['media'] }]).settings).toEqual({ members: ['media'] });
});
