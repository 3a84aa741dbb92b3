import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operator } from '#lib/accounts/viewer.ts';
import { openDatabase } from '#lib/platform/db.ts';
import { migrate } from '#lib/platform/migrate.ts';
import { createClient } from '#lib/records/manage-clients.server.ts';
import { xapiListener } from '#lib/records/xapi-listener.server.ts';

// A store in a process of its own, without the site around it; prints where it and its database are, and a client's credentials.
const { DATA_DIR: dataDir = '', DATABASE_URL: databaseUrl } = process.env;
const database = await openDatabase({ databaseUrl: databaseUrl || undefined, dataDir });
await migrate(database);
const { key, secret } = await createClient(database.db, operator, { name: 'Invented', scopes: ['all'] });
const house = { db: database.db, origin: 'https://cases.example.org', linkKey: Buffer.alloc(32), maxBodyBytes: 32e6 };
const server = createServer(xapiListener(house)).listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(JSON.stringify({ port: (server.address() as AddressInfo).port, url: database.url, key, secret }));
process.on('SIGTERM', async () => {
	server.closeAllConnections();
	server.close();
	await database.close();
	process.exit();
});
