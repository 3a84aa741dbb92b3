import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { sql } from 'kysely';
import { addBeacon, emptyTally, type HeardBeacon } from '#lib/media/heard-beacon.ts';
import { openPlayCounter } from '#lib/media/play-counter.server.ts';
import { playListener } from '#lib/media/play-listener.server.ts';
import { storePlayCounts } from '#lib/media/store-play-counts.server.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { calendarDay } from '#lib/platform/i18n/format.ts';
import { migrate } from '#lib/platform/migrate.ts';

// Counts what players tell in a process of its own, without the site around it: gathered, and at /plain each with a write of its own.
const { DATA_DIR: dataDir = '', DATABASE_URL: databaseUrl, CASES: cases = '500' } = process.env;
const database = await openDatabase({ databaseUrl: databaseUrl || undefined, dataDir });
const { db } = database;
await migrate(database);
await sql`insert into catalogue.cases (guid, slug, title, language, status, published_at)
	select 'oppdiktet-' || number, 'oppdiktet-' || number, 'Oppdiktet ' || number, 'nb', 'published', now() from generate_series(1, ${Number(cases)}::int) as number`.execute(
	db,
);
const counter = openPlayCounter(db);
let told = 0;
// From so many addresses in turn that nobody is told that it is enough.
const addressOf = () => {
	told = (told + 1) % 50_000;
	return `10.0.${told >> 8}.${told & 255}`;
};
const gathered = playListener({ counter, origin: undefined, addressOf });
const plain: RequestListener = async (request, response) => {
	const beacon = (await json(request)) as HeardBeacon;
	const tally = emptyTally(beacon.case, calendarDay(new Date()));
	addBeacon(tally, beacon);
	await storePlayCounts(db, [tally]);
	response.writeHead(204).end();
};
/** What is stored by now, and the processor time of this process in milliseconds. */
const report: RequestListener = async (_, response) => {
	await counter.write();
	const { rows } = await sql`select coalesce(sum(heard[1]), 0)::int as told from media.play_counts`.execute(db);
	const { user, system } = process.cpuUsage();
	response.end(JSON.stringify({ ...(rows[0] as object), cpuMs: (user + system) / 1000 }));
};
const listeners: Record<string, RequestListener> = { '/heard': gathered, '/plain': plain, '/report': report };
const server = createServer((request: IncomingMessage, response) => listeners[request.url ?? '']?.(request, response));
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(JSON.stringify({ port: (server.address() as AddressInfo).port }));
process.on('SIGTERM', async () => {
	server.closeAllConnections();
	server.close();
	await counter.close();
	await database.close();
	process.exit();
});
