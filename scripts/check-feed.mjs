// Reads the feeds of a running site as podcast programs do: npm run check:feed -- http://localhost:3000
// podcast-partytime parses every feed and is compared with the site's own API; Debian's gpodder (gpo) subscribes and
// downloads an episode, which must be the stored file to the last byte. Any difference is printed and ends with exit code 1.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseFeed } from 'podcast-partytime';

const site = (process.argv[2] ?? 'http://localhost:3000').replace(/\/$/, '');
const differences = [];
const read = new Map();

try {
	const all = await checkFeed(`${site}/feeds/all.xml`, '');
	for (const theme of (await readJson(`${site}/api/v1/themes`)).items) await checkFeed(theme.feedUrl, `theme=${theme.slug}`);
	for (const perspective of (await readJson(`${site}/api/v1/perspectives`)).items) {
		await checkFeed(perspective.feedUrl, `perspective=${perspective.slug}`);
	}
	for (const series of await readList(`${site}/api/v1/series?pageSize=100`))
		await checkFeed(series.feedUrl, `series=${series.slug}`);
	await checkDownload(`${site}/feeds/all.xml`, all);
} catch (error) {
	differences.push(error.cause?.message ? `${error.message}: ${error.cause.message}` : error.message);
}
for (const difference of differences) console.error(`DIFFERENT: ${difference}`);
console.log(differences.length === 0 ? 'The feeds say what the site says.' : `${differences.length} differences.`);
process.exitCode = differences.length === 0 ? 0 : 1;

/** Compares a whole feed, all its pages, with the cases that the API has for the same filter; returns the API's. */
async function checkFeed(address, filter) {
	const listed = await readList(`${site}/api/v1/cases?pageSize=100&${filter}`);
	const playable = listed.filter(({ forms }) => forms.includes('listen') || forms.includes('watch'));
	const cases = [];
	for (const { apiUrl } of playable) cases.push(await readCase(apiUrl));
	const items = await readFeed(address);
	console.log(`${address}: ${items.length} episodes`);
	const titleOf = new Map(items.map((item) => [item.guid, item.title]));
	expectSame(`the number of episodes in ${address}`, items.length, cases.length);
	for (const one of cases) {
		expectSame(`the title of ${one.guid} in ${address}`, titleOf.get(one.guid), one.title);
		const item = items.find(({ guid }) => guid === one.guid);
		const file = one.media.find(({ kind }) => kind === 'audio') ?? one.media.find(({ kind }) => kind === 'video');
		expectSame(`the enclosure of ${one.guid}`, item?.enclosure?.url, file.url);
		expectSame(`the length of ${one.guid}`, item?.enclosure?.length, file.bytes ?? 0);
		expectSame(`the guests and hosts of ${one.guid}`, item?.podcastPeople?.length ?? 0, one.people.length);
	}
	return cases;
}

/** Each case is in several feeds and read once. */
async function readCase(address) {
	if (!read.has(address)) read.set(address, await readJson(address));
	return read.get(address);
}

async function readFeed(address) {
	const feed = parseFeed(await (await ask(address)).text());
	if (!feed) throw new Error(`${address} is no feed to podcast-partytime`);
	const next = feed.pubsub?.next;
	return next ? [...feed.items, ...(await readFeed(next))] : feed.items;
}

/** Lets gpodder subscribe and download the newest episode that is stored here. */
async function checkDownload(address, cases) {
	const one = cases.find(({ media }) => media.some(({ kind, sha256 }) => kind === 'audio' && sha256));
	if (!one) return console.log('No episode is stored here: nothing to download.');
	if (spawnSync('gpo', ['help']).error) {
		return differences.push(
			'gpo is MISSING, so nothing was downloaded. Install gpodder (apt-get install gpodder) and run this again.',
		);
	}
	mkdirSync('.cache', { recursive: true });
	const home = mkdtempSync(join('.cache', 'check-feed-'));
	try {
		gpo(home, 'subscribe', address);
		gpo(home, 'download', address, one.guid);
		const files = readdirSync(join(home, 'Downloads'), { recursive: true, withFileTypes: true }).filter((entry) =>
			entry.isFile(),
		);
		const sums = files.map((file) =>
			createHash('sha256')
				.update(readFileSync(join(file.parentPath, file.name)))
				.digest('hex'),
		);
		const { sha256 } = one.media.find(({ kind }) => kind === 'audio');
		console.log(`gpo downloaded ${files.map(({ name }) => name).join(', ') || 'nothing'}`);
		expectSame(`whether gpo has the bytes of ${one.guid}`, sums.includes(sha256), true);
	} finally {
		rmSync(home, { recursive: true });
	}
}

function gpo(home, ...parameters) {
	const env = {
		...process.env,
		HOME: join(process.cwd(), home),
		GPODDER_HOME: join(process.cwd(), home),
		GPODDER_DISABLE_EXTENSIONS: 'yes',
	};
	const { stdout, stderr, status } = spawnSync('gpo', parameters, { env, encoding: 'utf8', timeout: 120_000 });
	console.log(stdout.trim());
	if (status !== 0) throw new Error(`gpo ${parameters[0]} failed: ${stderr.trim()}`);
}

async function readList(address) {
	const response = await ask(address);
	const next = /<([^>]*)>; rel="next"/.exec(response.headers.get('link') ?? '')?.[1];
	return [...(await response.json()).items, ...(next ? await readList(next) : [])];
}

async function readJson(address) {
	return (await ask(address)).json();
}

async function ask(address) {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} answers ${response.status}`);
	return response;
}

function expectSame(what, found, expected) {
	if (found !== expected) differences.push(`${what} is ${JSON.stringify(found)} and should be ${JSON.stringify(expected)}`);
}
