import { existsSync, readdirSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { origin } from '../../../tests/accounts/house-test.ts';
import { type Sender, test as uploadTest } from '../../../tests/studio/upload-house.ts';
import { importListener } from './import-listener.server.ts';
import { openImport } from './open-import.server.ts';

interface Answer {
	status: number;
	location: string | undefined;
}

/** A server that takes files to import. */
const test = uploadTest.extend('desk', { scope: 'file' }, async ({ database, house, lab }, { onCleanup }) => {
	const folder = `${lab.folder}-imports`;
	const server = createServer(importListener({ db: database.db, auth: house.auth, origin, folder }));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onCleanup(() => void server.close());
	const { port } = server.address() as AddressInfo;
	const send = (query: string, headers: Record<string, string>, body: string) =>
		new Promise<Answer>((resolve, reject) => {
			const sent = request({ port, path: `/studio/imports/file?${query}`, method: 'POST', headers }, (answer) => {
				answer.resume();
				resolve({ status: answer.statusCode ?? 0, location: answer.headers.location });
			});
			sent.on('error', reject);
			sent.end(body);
		});
	return { folder, send };
});

const form = (name: string, content: string) =>
	`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--x--\r\n`;
const headers = (sender: Sender, body: string, more = {}) => ({
	...sender.headers,
	'content-type': 'multipart/form-data; boundary=x',
	'content-length': String(Buffer.byteLength(body)),
	...more,
});

test('a file of a form lies on the disk, and its import begins', async ({ desk, lab, db }) => {
	const editor = await lab.join();
	const body = form('caser.csv', 'Tittel\r\nEn');
	const { status, location } = await desk.send('kind=sheet&language=nn', headers(editor, body), body);
	expect([status, location]).toEqual([303, expect.stringMatching(/^\/nn\/studio\/imports\/[0-9a-f-]{36}$/)]);
	const id = location?.split('/').at(-1) ?? '';
	expect(await openImport(db, editor.member, id)).toMatchObject({ kind: 'sheet', name: 'caser.csv', state: 'reading' });
	expect(readdirSync(`${desk.folder}/${id}`)).toEqual(['source']);
});

test('what is announced too large, is empty, or is no form is not kept, and the page says why', async ({ desk, lab }) => {
	const editor = await lab.join();
	const before = existsSync(desk.folder) ? readdirSync(desk.folder).length : 0;
	const body = form('tom.csv', '');
	const answers = [
		await desk
			.send('kind=folder', headers(editor, '', { 'content-length': '2000000000' }), 'x'.repeat(1000))
			.catch(() => undefined),
		await desk.send('kind=sheet', headers(editor, '', { 'content-length': '30000000' }), 'x'.repeat(1000)).catch(() => undefined),
		await desk.send('kind=sheet', headers(editor, body), body),
		await desk.send('kind=sheet', headers(editor, 'abc', { 'content-type': 'text/plain' }), 'abc'),
	];
	expect(answers.map((answer) => answer?.location)).toEqual([
		'/studio/imports?kind=folder&problem=tooLarge',
		'/studio/imports?kind=sheet&problem=tooLarge',
		'/studio/imports?kind=sheet&problem=empty',
		'/studio/imports?kind=sheet&problem=empty',
	]);
	expect(readdirSync(desk.folder)).toHaveLength(before);
});

test('members, strangers and other sites bring nothing', async ({ desk, lab }) => {
	const [editor, member] = [await lab.join(), await lab.join('member')];
	const body = form('caser.csv', 'Tittel\r\nEn');
	expect(await desk.send('kind=sheet', headers(member, body), body)).toMatchObject({ status: 404 });
	expect(await desk.send('kind=sheet', headers(editor, body, { cookie: '' }), body)).toMatchObject({ status: 401 });
	expect(await desk.send('kind=sheet', headers(editor, body, { origin: 'https://elsewhere.example' }), body)).toMatchObject({
		status: 403,
	});
});
