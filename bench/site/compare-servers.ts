import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareData } from './fill-database.ts';
import { measureInTurns, median } from './measure.ts';
import { fetchCoded, weighPage } from './page-weight.ts';
import type { Server } from './processes.ts';
import { ratio, table } from './report.ts';
import { casePath, databaseClock, findPages, kinds, startSite } from './site-under-test.ts';
import { savePages, startNginx, startNodeStatic } from './static-servers.ts';

const scratch = join(import.meta.dirname, '../../.cache/bench/pages');

/** The site with and without its page cache, beside servers that send the same bytes; 2,000 cases of 5,000 words. */
export async function compareServers(): Promise<Record<string, number>> {
	const dataDir = await prepareData({ cases: 2_000, words: 5_000 });
	const running: Server[] = [];
	const start = async <Kind extends Server>(starting: Promise<Kind>): Promise<Kind> => {
		const server = await starting;
		running.push(server);
		return server;
	};
	try {
		const cached = await start(startSite(dataDir, 128));
		const uncached = await start(startSite(dataDir, 0));
		const pages = await findPages(cached.origin);
		rmSync(scratch, { recursive: true, force: true });
		mkdirSync(scratch, { recursive: true });
		const saved = await savePages(cached.origin, Object.values(pages).flat(), scratch);
		const servers: Record<string, Server> = { uncached, cached, 'node static': await start(startNodeStatic(saved, scratch)) };
		const nginx = startNginx(saved, scratch);
		if (nginx) servers.nginx = await start(nginx);

		const databaseCpu = databaseClock(dataDir);
		const results = await measureInTurns(
			Object.entries(servers).map(([name, server]) => ({ name, server, databaseCpu })),
			pages,
		);
		const weight = await weighPage(cached.origin, casePath(1));
		const ratios = kinds.map((kind) => ratio(results, 'cached', 'node static', kind));
		console.error(`\n${table(results)}\n
cached to node static   ${kinds.map((kind, at) => `${kind} ${ratios[at]?.toFixed(2)}`).join(', ')}
first view of a case    ${(await firstView(cached.origin)).toFixed(1)} ms to its last byte, compressed (median of 40)
case page in Brotli     HTML ${weight.html}, CSS ${weight.css}, JavaScript ${weight.js} bytes
first page              ${cached.startSeconds.toFixed(2)} s after the process began, its database included\n`);
		return {
			cachedToStatic: Number(Math.min(...ratios).toFixed(2)),
			uncachedPerCpuSecond: Math.round(median(results.get('uncached')?.case.map((turn) => turn.perCpuSecond) ?? [])),
			clientJsBr: weight.js,
			cssBr: weight.css,
			htmlBr: weight.html,
			firstPageSeconds: Number(cached.startSeconds.toFixed(2)),
		};
	} finally {
		for (const server of running.reverse()) await server.stop();
	}
}

/** Milliseconds for a case that nobody has asked for yet, one at a time. */
async function firstView(origin: string): Promise<number> {
	const times: number[] = [];
	for (let number = 1_001; number <= 1_040; number++) {
		const startedAt = performance.now();
		await fetchCoded(new URL(casePath(number), origin));
		times.push(performance.now() - startedAt);
	}
	return median(times);
}
