import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger, runOnce } from 'graphile-worker';
import type { Member, Role } from '#lib/accounts/viewer.ts';
import { findTools } from '#lib/media/find-tools.server.ts';
import type { UploadLimits } from '#lib/platform/config.ts';
import { localStorageFolder, type Storage } from '#lib/platform/storage.ts';
import { createCase } from '#lib/studio/create-case.server.ts';
import { fileUpload } from '#lib/studio/file-upload.server.ts';
import { uploadListener } from '#lib/studio/upload-listener.server.ts';
import { test as houseTest, origin } from '../accounts/house-test.ts';

/** An editor with what their browser sends along. */
export interface Sender {
	member: Member;
	headers: Record<string, string>;
}

/** A server that takes uploads, and a worker that files them. */
export interface UploadLab {
	port: number;
	/** Where `POST` begins an upload. */
	address: string;
	folder: string;
	storage: Storage;
	limits: UploadLimits;
	/** What the disk is said to have left. */
	free: { bytes: number };
	join(role?: Role): Promise<Sender>;
	newCase(sender: Sender): Promise<number>;
	/** Lets the worker file what has arrived. */
	work(): Promise<void>;
}

const megabyte = 1_048_576;
let cases = 0;

/** A test with uploads: `test('…', async ({ lab }) => …)`. */
export const test = houseTest.extend('lab', { scope: 'file' }, async ({ database, house }, { onCleanup }): Promise<UploadLab> => {
	const path = mkdtempSync(join(tmpdir(), 'uploads-'));
	const { db } = database;
	const folder = join(path, 'uploads');
	const limits = { fileBytes: 2048 * megabyte, openBytes: 3000 * megabyte, days: 7 };
	const free = { bytes: 100_000 * megabyte };
	const freeBytes = async () => free.bytes;
	const server = createServer(uploadListener({ db, auth: house.auth, origin, folder, limits, freeBytes }));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onCleanup(() => {
		server.closeAllConnections();
		server.close();
		rmSync(path, { recursive: true });
	});
	const { port } = server.address() as AddressInfo;
	const storage = localStorageFolder(join(path, 'files'));
	const workshop = { storage, tools: await findTools(), workDir: join(path, 'work') };
	return {
		...{ port, folder, storage, limits, free },
		address: `http://127.0.0.1:${port}/studio/uploads`,
		async join(role = 'editor') {
			const { email, browser } = await house.join();
			await db.updateTable('accounts.users').set({ role }).where('email', '=', email).execute();
			const { id, name } = await db
				.selectFrom('accounts.users')
				.select(['id', 'name'])
				.where('email', '=', email)
				.executeTakeFirstOrThrow();
			const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
			return { member: { kind: 'member', id, name, role }, headers: { cookie, origin } };
		},
		async newCase({ member }) {
			const created = await createCase(db, member, { title: `Oppdiktet opptak ${++cases}`, language: 'nb' });
			if (!created.created) throw new Error('The case was not made.');
			return created.id;
		},
		async work() {
			const taskList = {
				file_upload: async (payload: unknown) => fileUpload(db, workshop, folder, (payload as { id: string }).id),
			};
			await runOnce({ connectionString: database.url, taskList, logger: new Logger(() => () => undefined) });
		},
	};
});

/** The header `Upload-Metadata` (tus creation extension). */
export function metadata(values: Record<string, string | number>): string {
	return Object.entries(values)
		.map(([name, value]) => `${name} ${Buffer.from(String(value)).toString('base64')}`)
		.join(',');
}
