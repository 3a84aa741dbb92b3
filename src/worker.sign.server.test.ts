import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { findStatusList } from '#lib/credentials/find-status-list.server.ts';
import { listCertificates } from '#lib/credentials/list-certificates.server.ts';
import { revokeAward } from '#lib/credentials/revoke-award.server.ts';
import { decodeList, isSet } from '#lib/credentials/status-list.ts';
import { verifyCredential } from '#lib/credentials/verify-credential.server.ts';
import { parseConfig } from '#lib/platform/config.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { issuer, makeAward, verifierFor } from '../tests/credentials/award.ts';
import { test } from '../tests/database/database-test.ts';
import { startWorker } from './worker.ts';

test('two workers sign what is awarded, each certificate once, and the list when one is taken back', async ({
	db,
	database,
	onTestFinished,
}) => {
	const folder = mkdtempSync(join(tmpdir(), 'signing-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	const config = parseConfig({ DATA_DIR: folder, ORIGIN: issuer.origin });
	const storage = localStorageFolder(join(folder, 'files'));
	const waiting = await makeAward(db, { isSigned: false });
	const stops = [await startWorker(database, storage, config), await startWorker(database, storage, config)];
	try {
		const awards = [waiting, ...(await Promise.all(Array.from({ length: 9 }, () => makeAward(db, { isSigned: false }))))];
		const signed = async () => {
			const all = await Promise.all(awards.map(({ member }) => listCertificates(db, member)));
			return all.flatMap(([certificate]) => certificate?.signed ?? []);
		};
		await vi.waitUntil(async () => (await signed()).length === awards.length, { timeout: 30_000 });
		for (const { credential, jwt } of await signed()) {
			expect(await verifyCredential(credential, verifierFor(db))).toMatchObject({ verdict: 'valid' });
			expect(await verifyCredential(jwt, verifierFor(db))).toMatchObject({ verdict: 'valid' });
		}
		await revokeAward(db, waiting.member, { certificate: waiting.slug, because: 'Navnet var feil.' });
		const isListed = async () => {
			const { credential } = await findStatusList(db, 0);
			const list = decodeList((credential.credentialSubject as { encodedList: string }).encodedList);
			return list && isSet(list, waiting.statusIndex);
		};
		await vi.waitUntil(isListed, { timeout: 30_000 });
	} finally {
		await Promise.all(stops.map((stop) => stop()));
	}
});
