import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, vi } from 'vitest';
import { operator } from '#lib/accounts/viewer.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { deriveKey, openSecret } from '#lib/platform/secret.ts';
import { addTarget } from '#lib/records/manage-forwarding.server.ts';
import { startWorker } from '../../src/worker.ts';
import { makeFolder } from '../cli/dugnad-process.ts';
import { idsIn, named, test, write } from './forward-test.ts';

test('a target that keeps us waiting holds up no other', { timeout: 60_000 }, async ({
	store,
	db,
	database,
	other,
	onTestFinished,
}) => {
	const dataDir = makeFolder('lanes-');
	const config = parseConfig({ DATA_DIR: dataDir, DATABASE_URL: database.url });
	const sealKey = deriveKey(openSecret(config), 'forwarding');
	let gaveUp = 0;
	const slow = createServer((request) => request.on('close', () => gaveUp++)).listen(0, '127.0.0.1');
	await once(slow, 'listening');
	const slowAddress = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
	const stopWorker = await startWorker(database, openStorage(config), config);
	onTestFinished(async () => {
		slow.closeAllConnections();
		slow.close();
		await stopWorker();
		rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
	});

	await write(store, named('kari', 3));
	const credentials = { key: other.key, secret: other.secret, version: '2.0.0' as const };
	const asked = once(slow, 'request');
	await addTarget(db, operator, sealKey, { name: 'slow', endpoint: slowAddress, ...credentials });
	await asked;
	await addTarget(db, operator, sealKey, { name: 'other', endpoint: other.address, ...credentials });
	await vi.waitUntil(async () => (await idsIn(other.db)).length === 3, { timeout: 50_000, interval: 20 });
	expect(gaveUp, 'the slow one is still being waited for').toBe(0);
});
