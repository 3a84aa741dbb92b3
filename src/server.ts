import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import { createAuth } from '#lib/accounts/auth.server.ts';
import { openPlayCounter } from '#lib/media/play-counter.server.ts';
import { isPlayBeacon, playListener } from '#lib/media/play-listener.server.ts';
import { loadDemoPaths } from '#lib/pathways/demo-paths.server.ts';
import { isOneClickStop, stopByOneClick } from '#lib/pathways/stop-listener.server.ts';
import { clientAddress, clientHeader } from '#lib/platform/client-address.ts';
import { type Config, parseConfig } from '#lib/platform/config.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { exitWithSentence } from '#lib/platform/exit-with-sentence.ts';
import { listenForChanges } from '#lib/platform/listen-for-changes.ts';
import { openMailer } from '#lib/platform/mail.server.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { createPageCache } from '#lib/platform/page-cache.ts';
import { deriveKey, openSecret } from '#lib/platform/secret.ts';
import { securityHeaders } from '#lib/platform/security-headers.ts';
import { isXapi, xapiListener } from '#lib/records/xapi-listener.server.ts';
import { startSearchKeeper } from '#lib/search/start-search-keeper.server.ts';
import { importFolder } from '#lib/studio/begin-import.server.ts';
import { importListener, isImportFile } from '#lib/studio/import-listener.server.ts';
import { prepareDatabase } from '#lib/studio/prepare-database.server.ts';
import { isUpload, uploadListener } from '#lib/studio/upload-listener.server.ts';
import { uploadFolder } from '#lib/studio/uploads.server.ts';
import { startWorker } from './worker.ts';

type Stop = () => Promise<unknown> | unknown;

try {
	const stops: Stop[] = [];
	let stopping = false;
	const stopAll = async () => {
		for (const one of stops.splice(0).reverse()) await one();
		process.exit();
	};
	// A terminal's Ctrl-C comes twice, once from the terminal and once from the process that started this one.
	const stop = () => {
		if (!stopping) stopAll();
		stopping = true;
	};
	process.on('SIGINT', stop).on('SIGTERM', stop);
	await start(parseConfig(process.env), stops);
} catch (error) {
	exitWithSentence(error);
}

/** Starts what the site needs, in order; `stops` gets how to stop each. */
async function start(config: Config, stops: Stop[]): Promise<void> {
	// Before anything else: where members could get no mail, the site does not open.
	openMailer(config);
	const database = await openDatabase(config);
	stops.push(() => database.close());
	const storage = openStorage(config);
	const { demoCases } = await prepareDatabase(database, storage);
	if (demoCases > 0) await loadDemoPaths(database.db);
	if (config.workerInside) stops.push(await startWorker(database, storage, config));
	stops.push(
		startSearchKeeper({ databaseUrl: database.url, folder: join(config.dataDir, 'search'), server: config.searchServer }),
	);
	const cache = createPageCache({ maxBytes: config.pageCacheBytes, anyHost: !config.originIsSet });
	const listener = await listenForChanges(database.url, cache);
	stops.push(() => listener.close());
	const site = await loadSite(config, database.url);
	const xapi = xapiListener({
		db: database.db,
		origin: config.origin,
		linkKey: deriveKey(openSecret(config), 'xapi more'),
		maxBodyBytes: config.xapiBodyBytes,
	});
	const house = { db: database.db, secret: openSecret(config) };
	const origin = config.originIsSet ? config.origin : undefined;
	const editors = { db: database.db, auth: createAuth({ ...house, config }), origin };
	const uploads = uploadListener({ ...editors, folder: uploadFolder(config.dataDir), limits: config.uploads });
	const imports = importListener({ ...editors, folder: importFolder(config.dataDir) });
	const counter = openPlayCounter(database.db);
	stops.push(() => counter.close());
	const plays = playListener({ counter, origin, addressOf: (request) => clientAddress(request, config.trustedProxies) });
	const server = createServer((request, response) => {
		// The hooks say so too; files of the build and forms that SvelteKit refuses never come that far.
		for (const [name, value] of securityHeaders(request.url ?? '')) response.setHeader(name, value);
		if (isXapi(request)) xapi(request, response);
		else if (isPlayBeacon(request)) plays(request, response);
		else if (isUpload(request)) uploads(request, response);
		else if (isImportFile(request)) imports(request, response);
		else if (isOneClickStop(request, house)) stopByOneClick(request, response, house);
		else cache.handle(request, response, site);
	});
	server.listen(config.port, config.host);
	await once(server, 'listening');
	stops.push(() => closeServer(server));
	console.log(greeting(config, demoCases));
}

/** The built site. It reads the database's address from the environment, being a program of its own inside ours. */
async function loadSite(config: Config, databaseUrl: string): Promise<RequestListener> {
	Object.assign(process.env, { DATABASE_URL: databaseUrl, ORIGIN: config.originIsSet ? config.origin : '' });
	Object.assign(process.env, {
		PROTOCOL_HEADER: 'x-dugnad-protocol',
		HOST_HEADER: 'x-dugnad-host',
		ADDRESS_HEADER: clientHeader,
	});
	// The largest that anything takes: see refuse-body.ts.
	Object.assign(process.env, { BODY_SIZE_LIMIT: '6M' });
	const built = new URL('../build/handler.js', import.meta.url).href;
	const { handler } = (await import(built)) as { handler: RequestListener };
	return (request, response) => handler(nameSides(config, request), response);
}

/** Says whom a request comes from, and which origin it is for: the operator's, else the name that it came in by; never what a stranger claims. */
function nameSides(config: Config, request: IncomingMessage): IncomingMessage {
	const { protocol, host } = new URL(config.origin);
	request.headers['x-dugnad-protocol'] = config.originIsSet ? protocol.slice(0, -1) : 'http';
	request.headers['x-dugnad-host'] = config.originIsSet ? host : request.headers.host;
	request.headers[clientHeader] = clientAddress(request, config.trustedProxies);
	return request;
}

/** Answers what is under way, for five seconds at most. */
async function closeServer(server: Server): Promise<void> {
	const closed = once(server, 'close');
	server.close();
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), 5_000).unref();
	await closed;
	process.emit('sveltekit:shutdown' as 'exit', 0);
}

function greeting(config: Config, demoCases: number): string {
	const demo = `\n  Demo   ${demoCases} invented cases were loaded; take them away with: npx dugnad demo remove`;
	return `
  ${config.siteName} is open at ${config.origin}

  Data   ${config.dataDir}${config.databaseUrl ? ' and your PostgreSQL' : ' (with the embedded PostgreSQL)'}${demoCases ? demo : ''}
  Yours  npx dugnad import <page, feed or folder>
  Stop   Ctrl-C
`;
}
