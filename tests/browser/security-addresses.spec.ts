import type { IncomingHttpHeaders } from 'node:http';
import { expect } from '@playwright/test';
import { type Address, type Addresses, open, openForm } from '../security/address.ts';
import { findRoutes } from '../security/find-routes.ts';
import { memberAddresses } from '../security/member-addresses.ts';
import { type Asker, askers, dataOf, makePeople, type Owner, type People } from '../security/people.ts';
import { publicAddresses } from '../security/public-addresses.ts';
import { type Answer, newestCookies } from '../security/send.ts';
import { origin, type Site, test } from '../security/site.ts';
import { studioAddresses } from '../security/studio-addresses.ts';

// One site, one after the other.
test.describe.configure({ mode: 'default' });
test.setTimeout(300_000);

/** What scripts of ours ask better-auth. */
const scripts: Addresses = Object.fromEntries(
	['generate-register-options', 'verify-registration', 'generate-authenticate-options', 'verify-authentication'].map((what) => [
		what,
		{ ...open(`/api/auth/passkey/${what}`), body: '{}', headers: { 'content-type': 'application/json' } },
	]),
);

let people: People;
let addresses: Addresses;
test.beforeAll(async ({ site }) => {
	people = await makePeople(site);
	addresses = { ...publicAddresses(people.richSlug), ...memberAddresses(people.owner), ...studioAddresses(people.owner) };
});

/** Asks as somebody whose browser keeps the cookies that it is given. */
async function ask(site: Site, { path, fields, body, headers }: Address, asker: Asker | 'owner'): Promise<Answer> {
	const cookie = people.cookies[asker];
	const answer = await site.send(path, { fields, body, headers: { ...headers, cookie: cookie || undefined } });
	if (asker !== 'anonymous') people.cookies[asker] = newestCookies(cookie, answer);
	return answer;
}

test('every address that there is says how it guards itself', async () => {
	const told = 'Say in tests/security/*-addresses.ts how a new address guards itself';
	expect(Object.keys(addresses).sort(), told).toEqual(await findRoutes());
});

test('whoever is not the owner gets what the address promises, reads nothing and changes nothing', async ({ site }) => {
	const before = await dataOf(site, people.owner);
	const wrong: string[] = [];
	const check = async (name: string, address: Address, asker: Asker) => {
		const { status, body } = await ask(site, address, asker);
		const told = `${name} as ${asker}`;
		const expected = address.answers[askers.indexOf(asker)];
		if (status !== expected) wrong.push(`${told}: ${status}, not ${expected}`);
		for (const secret of unasked(people.owner, address)) if (body.includes(secret)) wrong.push(`${told} reads ${secret}`);
	};
	for (const [name, address] of Object.entries(addresses)) {
		await Promise.all(askers.map((one) => check(name, address, one)));
		// One after the other: each begins by forgetting everybody's tries.
		if (address.leaves)
			for (const [asker, email] of Object.entries(people.emails)) people.cookies[asker as Asker] = await site.enter(email);
	}
	expect(wrong).toEqual([]);
	expect(await dataOf(site, people.owner)).toBe(before);
});

/** What the owner keeps private, without what whoever asks has named themselves. */
function unasked({ isPrivate }: Owner, { path, fields }: Address): string[] {
	const asked = decodeURIComponent(path) + Object.values(fields ?? {}).join(' ');
	return isPrivate.filter((secret) => !asked.includes(secret));
}

test('the owner reads there what nobody else did', async ({ site }) => {
	const missing: string[] = [];
	for (const [name, address] of Object.entries(addresses)) {
		if (address.owner === undefined) continue;
		const answer = await ask(site, address, 'owner');
		if (answer.status !== 200 || !answer.body.includes(address.owner)) missing.push(`${name}: ${answer.status}`);
	}
	expect(missing).toEqual([]);
});

const form = 'application/x-www-form-urlencoded';
/** Requests that another site can make a member's browser send, and programs that hide where they come from. */
const forgeries: Record<string, Record<string, string | undefined>> = {
	'from another site': { origin: 'https://evil.example' },
	'from a site with a name like ours': { origin: `${origin}.evil.example` },
	'from our own name without its lock': { origin: origin.replace('https', 'http') },
	'from a sandbox': { origin: 'null' },
	'from nowhere': { origin: undefined },
	'from another site, as text': { origin: 'https://evil.example', 'content-type': 'text/plain' },
	'from another site, as JSON': { origin: 'https://evil.example', 'content-type': 'application/json' },
	'from another site, as nothing': { origin: 'https://evil.example', 'content-type': undefined },
	'from nowhere, as JSON': { origin: undefined, 'content-type': 'application/json' },
	'from nowhere, in capitals': { origin: undefined, 'content-type': 'Text/Plain; charset=utf-8' },
};

test('nothing is done for a request that another site may have made', async ({ site }) => {
	const before = await dataOf(site, people.owner);
	const done: string[] = [];
	const asked = { ...Object.fromEntries(Object.entries(addresses).filter(([name]) => name.startsWith('POST '))), ...scripts };
	for (const [name, { path, fields, body, headers }] of Object.entries(asked)) {
		for (const [how, forged] of Object.entries(forgeries)) {
			const all = { 'content-type': form, ...headers, ...forged, cookie: people.cookies.owner };
			const answer = await site.send(path, { headers: all, body: body ?? String(new URLSearchParams(fields)) });
			if (answer.status !== 403 || answer.headers['set-cookie']) done.push(`${name} ${how}: ${answer.status}`);
		}
	}
	expect(done).toEqual([]);
	expect(await dataOf(site, people.owner)).toBe(before);
});

test('addresses know no other methods', async ({ site }) => {
	const before = await dataOf(site, people.owner);
	const known: string[] = [];
	for (const [name, { path }] of Object.entries(addresses)) {
		for (const method of ['PUT', 'PATCH', 'DELETE']) {
			const { status } = await site.send(path, { method, headers: { cookie: people.cookies.owner } });
			if (![404, 405].includes(status)) known.push(`${method} instead of ${name}: ${status}`);
		}
	}
	expect(known).toEqual([]);
	expect(await dataOf(site, people.owner)).toBe(before);
});

/** Answers that the walk does not meet: refused forms, files of the build, addresses that nobody can read. */
const oddities: Record<string, Address> = {
	'a form from elsewhere': { ...openForm('/sign-in?/link', {}), headers: { origin: 'https://evil.example' } },
	'a file of the site': open('/robots.txt'),
	'a picture of the build': open('/favicon.ico'),
	'an address with a wrong code': open('/case/%E0%A4%A'),
	'an address with a slash too many': open('/about/'),
	'a page that is not there': open('/finnes/ikke'),
};

test('every answer says what a browser may do with it, and no cache on the way keeps what is a member’s', async ({ site }) => {
	const wrong: string[] = [];
	const check = async (name: string, address: Address, asker: 'anonymous' | 'owner') => {
		const { status, headers } = await ask(site, address, asker);
		wrong.push(...findWrong(headers, asker === 'owner').map((what) => `${name} as ${asker} (${status}): ${what}`));
	};
	for (const [name, address] of Object.entries({ ...addresses, ...scripts, ...oddities }))
		await check(name, address, 'anonymous');
	for (const [name, address] of Object.entries({ ...addresses, ...scripts })) {
		await check(name, address, 'owner');
		if (address.leaves) people.cookies.owner = await site.enter(people.owner.email);
	}
	expect(wrong).toEqual([]);
});

/** What is the same for everybody, made to be kept. */
const isForAll = /^public, max-age=\d+/;

function findWrong(headers: IncomingHttpHeaders, isMember: boolean): string[] {
	const [policy, cache] = [String(headers['content-security-policy']), String(headers['cache-control'])];
	const isFile = !policy.includes('script-src');
	const checks: Record<string, boolean> = {
		'no script but ours': isFile || /(^|; )script-src 'self'(;|$)/.test(policy),
		'no style but ours': isFile || /(^|; )style-src 'self'(;|$)/.test(policy),
		'nothing else by itself': policy.startsWith("default-src 'none'"),
		'no other base': isFile || policy.includes("base-uri 'none'"),
		'who frames it': isFile || policy.includes('frame-ancestors '),
		'no guessed types': headers['x-content-type-options'] === 'nosniff',
		'how much is told of where one was': ['same-origin', 'strict-origin-when-cross-origin'].includes(
			String(headers['referrer-policy']),
		),
		'no other window': headers['cross-origin-opener-policy'] === 'same-origin',
		[`a member's own is kept by nobody: ${cache}`]:
			!isMember || isForAll.test(cache) || /^private, no-(store|cache)|^no-store|^private, max-age=10$/.test(cache),
	};
	return Object.keys(checks).filter((what) => !checks[what]);
}
