/** `node bench/import-feed.ts [episodes]`: imports a long invented feed by the command line and prints its time and memory. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { inventedFeed } from '../tests/import/invented-feed.ts';

const episodes = Number(process.argv[2] ?? 10_000);
const root = join(import.meta.dirname, '..');
mkdirSync(join(root, '.cache/bench'), { recursive: true });
const folder = mkdtempSync(join(root, '.cache/bench/import-'));
try {
	const feed = join(folder, 'feed.xml');
	writeFileSync(feed, [...inventedFeed('https://serie.example', episodes)].join(''));
	const first = await importOnce(feed);
	const again = await importOnce(feed);
	console.log(JSON.stringify({ episodes, first, again }));
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Memory after a tenth of the episodes and at the most, in MB; the same again looks each one up and changes nothing. */
async function importOnce(feed: string) {
	const startedAt = performance.now();
	const env = { ...process.env, DATA_DIR: join(folder, 'data') };
	const child = spawn(process.execPath, [join(root, 'src/cli.ts'), 'import', '--json', feed], {
		env,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	let done = 0;
	let early = 0;
	let most = 0;
	for await (const line of createInterface(child.stdout)) {
		if (!line.startsWith('{"type":"case"')) continue;
		done += 1;
		if (done % 20 !== 0) continue;
		const memory = residentMb(child.pid);
		most = Math.max(most, memory);
		if (done <= episodes / 10) early = Math.max(early, memory);
	}
	const seconds = (performance.now() - startedAt) / 1000;
	return { seconds: Math.round(seconds), perSecond: Math.round(done / seconds), earlyMb: early, mostMb: most };
}

function residentMb(pid = 0): number {
	return Math.round(Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024);
}
