/**
 * How long from a key to the suggestions on the screen? `npm run -s bench:search-keystrokes` builds the site, fills a
 * database with 2,000 invented cases of 5,000 words, waits for its search index, and types 40 queries into the search
 * box of the front page in Chromium, a letter every 120 ms, without æ, ø and å. Measured is from the key's event to the picture that shows
 * the answer to it; every key from the second on must have one. A table goes to standard error, one line of JSON to
 * standard output. `--built` takes the build that is there.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { findChromium } from '../tests/browser/chromium.ts';
import { measureKeys, watchSuggestions } from './search-keystrokes/measure-keys.ts';
import { buildSite } from './site/build-site.ts';
import { prepareData } from './site/fill-database.ts';
import { startSite } from './site/site-under-test.ts';

const msBetweenKeys = 120;
const queries = [
	...['oppdikta person', 'oppdikta bedrift', 'person 12', 'bedrift 300', 'kunstig', 'helse', 'leiing', 'utdanning', 'energi'],
	...['oppdiktet sak', 'sak 77', 'C0042', 'barekraft', 'laering', 'matematikk', 'kommunen', 'skolen', 'arbeidsgiver', 'fjellet'],
	...['korleis', 'hvordan', 'ikkje', 'samarbeid', 'ungdom', 'havet', 'teknologi', 'vi provde', 'hele aret', 'norge', 'kunde'],
	...['industri', 'etter hvert', 'byen', 'eldre', 'barna', 'prosjektet', 'reise', 'verkstad', 'kompetanse', 'undervisning'],
];
const { values: flags } = parseArgs({ options: { built: { type: 'boolean' } } });

if (!flags.built) buildSite();
const size = { cases: 2_000, words: 5_000 };
const site = await startSite(await prepareData(size), 64);
try {
	await waitForIndex(site.origin);
	const { times, shown } = await measure(site.origin);
	const sorted = times.toSorted((a, b) => a - b);
	const at = (share: number) => Number((sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN).toFixed(1));
	const figures = { keys: times.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), longestMs: at(1) };
	console.error(`${queries.length} queries, ${size.cases} cases; ${shown} of ${times.length} answers had suggestions`);
	console.error(figures);
	console.log(JSON.stringify(figures));
} finally {
	await site.stop();
}

async function waitForIndex(origin: string): Promise<void> {
	const patienceMs = 10 * 60_000;
	const started = Date.now();
	console.error('Waiting for the search index …');
	while ((await fetch(`${origin}/search?q=sak`)).status !== 200) {
		if (Date.now() - started > patienceMs) throw new Error('There is no search index after ten minutes.');
		await pause(500);
	}
}

async function measure(origin: string): Promise<{ times: number[]; shown: number }> {
	const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
	try {
		const page = await browser.newPage();
		await page.goto(origin);
		await watchSuggestions(page);
		// The first letters find the server's and the browser's code cold.
		await measureKeys(page, 'sammen', msBetweenKeys);
		const measured = [];
		for (const query of queries) measured.push(...(await measureKeys(page, query, msBetweenKeys)));
		return { times: measured.map(({ ms }) => ms), shown: measured.filter(({ suggestions }) => suggestions > 0).length };
	} finally {
		await browser.close();
	}
}
