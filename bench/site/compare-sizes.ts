import { prepareData } from './fill-database.ts';
import { type Contender, measureInTurns } from './measure.ts';
import { ratio, table } from './report.ts';
import { databaseClock, findPages, kinds, startSite } from './site-under-test.ts';

/** The uncached site with 2,000 cases beside the same with 100,000, of 200 words each: which pages grow? */
export async function compareSizes(): Promise<Record<string, number>> {
	const contenders: Contender[] = [];
	try {
		for (const cases of [2_000, 100_000]) {
			const dataDir = await prepareData({ cases, words: 200 });
			const server = await startSite(dataDir, 0);
			contenders.push({ name: `${cases} cases`, server, databaseCpu: databaseClock(dataDir) });
		}
		const results = await measureInTurns(contenders, await findPages(contenders[0]?.server.origin ?? ''));
		console.error(`\n${table(results)}\n`);
		return Object.fromEntries(kinds.map((kind) => [kind, Number(ratio(results, '100000 cases', '2000 cases', kind).toFixed(2))]));
	} finally {
		for (const { server } of contenders.reverse()) await server.stop();
	}
}
