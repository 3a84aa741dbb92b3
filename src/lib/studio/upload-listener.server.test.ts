import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Upload } from 'tus-js-client';
import { expect } from 'vitest';
import { openMedia } from '#lib/media/open-media.server.ts';
import { countJobs } from '#lib/platform/jobs.ts';
import { openCuttingProxy } from '../../../tests/studio/cutting-proxy.ts';
import { metadata, type Sender, test, type UploadLab } from '../../../tests/studio/upload-house.ts';
import { listUploads } from './uploads.server.ts';

const recording = readFileSync('demo/bussen-som-spor-forst/video.mp4');
const sound = readFileSync('demo/bussen-som-spor-forst/sound.mp3');
const hex = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const base64 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');

const tus = (sender: Sender) => ({ ...sender.headers, 'tus-resumable': '1.0.0' });

function begin(lab: UploadLab, sender: Sender, bytes: number, values: Record<string, string | number>) {
	const headers = {
		...tus(sender),
		'upload-length': String(bytes),
		'upload-metadata': metadata({ name: 'opptak.mp3', ...values }),
	};
	return fetch(lab.address, { method: 'POST', headers });
}

function piece(lab: UploadLab, sender: Sender, path: string, offset: number, body: Uint8Array<ArrayBuffer>, more = {}) {
	const headers = { ...tus(sender), 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream', ...more };
	return fetch(new URL(path, lab.address), { method: 'PATCH', headers, body });
}

async function offsetOf(lab: UploadLab, sender: Sender, path: string): Promise<number> {
	const answer = await fetch(new URL(path, lab.address), { method: 'HEAD', headers: tus(sender) });
	return Number(answer.headers.get('upload-offset'));
}

/** Sends a whole file in one piece; says where it is. */
async function send(lab: UploadLab, sender: Sender, body: Uint8Array<ArrayBuffer>, values: Record<string, string | number>) {
	const path = (await begin(lab, sender, body.length, values)).headers.get('location') ?? '';
	const { status } = await piece(lab, sender, path, 0, body);
	return { path, status };
}

test('a recording arrives whole while the connection drops twice, and the browser is closed in between', async ({ lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	const proxy = await openCuttingProxy(lab.port, [200_000, 250_000]);
	const options = {
		endpoint: `http://127.0.0.1:${proxy.port}/studio/uploads`,
		headers: editor.headers,
		metadata: { name: 'video.mp4', case: String(caseId), sha256: hex(recording) },
		chunkSize: 100_000,
		retryDelays: [10, 50, 100, 200],
	};
	const first = await new Promise<Upload>((resolve, reject) => {
		const upload = new Upload(recording, {
			...options,
			onError: reject,
			onChunkComplete: (_size, accepted) => {
				// How much of a piece that was cut off counts is chance: the second cut may have come already.
				if (proxy.cuts > 0 && accepted > 250_000) upload.abort().then(() => resolve(upload), reject);
			},
		});
		upload.start();
	});
	// Another browser has the address from what the first one wrote down, and nothing else.
	await new Promise<void>((resolve, reject) => {
		new Upload(recording, { ...options, uploadUrl: first.url, onError: reject, onSuccess: () => resolve() }).start();
	});
	expect(proxy.cuts).toBe(2);
	await proxy.close();

	await expect(listUploads(db, editor.member, caseId)).resolves.toMatchObject([
		{ state: 'checking', received: recording.length },
	]);
	await lab.work();
	const [file, ...others] = await openMedia(db, caseId);
	expect(file).toMatchObject({ kind: 'video', mimeType: 'video/mp4', bytes: recording.length, sha256: hex(recording) });
	expect(others).toEqual([]);
	expect(file?.durationMs).toBeGreaterThan(10_000);
	expect(await lab.storage.has(file?.storageKey ?? '')).toBe(true);
	expect(await countJobs(db, 'make_renditions')).toBe(1);
	await expect(listUploads(db, editor.member, caseId)).resolves.toMatchObject([{ state: 'done', problem: null }]);
	expect(readdirSync(lab.folder)).toEqual([]);
	// The answer to the last piece may have been lost: whoever asks hears that all is here.
	expect(await offsetOf(lab, editor, new URL(first.url ?? '').pathname)).toBe(recording.length);
});

test('a piece that was damaged on its way is taken back, and sent again it counts', async ({ lab }) => {
	const editor = await lab.join();
	const path = (await begin(lab, editor, sound.length, { case: await lab.newCase(editor) })).headers.get('location') ?? '';
	const [head, rest] = [sound.subarray(0, 100_000), sound.subarray(100_000)];
	const checksum = (of: Uint8Array) => ({ 'upload-checksum': `sha256 ${base64(of)}` });
	expect((await piece(lab, editor, path, 0, head, checksum(head))).status).toBe(204);
	expect((await piece(lab, editor, path, 100_000, rest, checksum(head))).status).toBe(460);
	expect(await offsetOf(lab, editor, path)).toBe(100_000);
	expect((await piece(lab, editor, path, 100_000, rest, { 'upload-checksum': 'md5 x' })).status).toBe(400);
	expect((await piece(lab, editor, path, 100_000, rest, checksum(rest))).status).toBe(204);
	expect(readFileSync(join(lab.folder, path.slice(-32)))).toEqual(sound);
});

test('a whole that is not what was announced is refused', async ({ lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	await send(lab, editor, sound, { case: caseId, sha256: hex(recording) });
	await lab.work();
	await expect(listUploads(db, editor.member, caseId)).resolves.toMatchObject([{ state: 'refused', problem: 'checksum' }]);
	expect(await openMedia(db, caseId)).toEqual([]);
	expect((await begin(lab, editor, 10, { case: caseId, sha256: 'abc' })).status).toBe(400);
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const hostile: [string, Uint8Array<ArrayBuffer>, string][] = [
	['a page called .mp3', Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
	['an SVG with a script', Buffer.from(svg), 'kind'],
	['a playlist of a local file', Buffer.from('#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n'), 'kind'],
	['a program', Buffer.concat([Buffer.from('7f454c46', 'hex'), Buffer.alloc(2000, 1)]), 'kind'],
	['a zip', Buffer.from('504b0304140000000800', 'hex'), 'kind'],
	['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00', 'latin1'), 'kind'],
	[
		'a playlist behind an MP4 head',
		Buffer.concat([recording.subarray(0, 24), Buffer.from('#EXTM3U\nfile:///etc/passwd\n')]),
		'broken',
	],
	[
		'a picture too large to show',
		Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(30_000_000)]),
		'largePicture',
	],
];

test.for(hostile)('%s is refused, and nothing of it stays', async ([name, content, problem], { lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	await send(lab, editor, content, { case: caseId, name: `${name}.mp3` });
	await lab.work();
	await expect(listUploads(db, editor.member, caseId)).resolves.toMatchObject([{ state: 'refused', problem }]);
	expect(await openMedia(db, caseId)).toEqual([]);
	expect(readdirSync(lab.folder).filter((file) => statSync(join(lab.folder, file)).size === content.length)).toEqual([]);
});

test('what is no recording is refused at its second piece, not after gigabytes', async ({ lab }) => {
	const editor = await lab.join();
	const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100_000, 32)]);
	const path = (await begin(lab, editor, 1e9, { case: await lab.newCase(editor) })).headers.get('location') ?? '';
	expect((await piece(lab, editor, path, 0, pdf)).status).toBe(204);
	expect((await piece(lab, editor, path, pdf.length, pdf)).status).toBe(415);
	expect(await offsetOf(lab, editor, path)).toBe(pdf.length);
});

test('more than one file may be, more than one editor may have under way, and more than the disk has are refused before a byte', async ({
	lab,
	db,
}) => {
	const editor = await lab.join();
	const values = { case: await lab.newCase(editor) };
	const { fileBytes, openBytes } = lab.limits;
	const before = readdirSync(lab.folder).length;
	const tooLarge = await begin(lab, editor, fileBytes + 2 ** 31, values);
	expect([tooLarge.status, await tooLarge.text()]).toEqual([413, expect.stringMatching(/4096 MB.*2048 MB.*UPLOAD_MB/)]);
	expect((await begin(lab, editor, 0, values)).status).toBe(400);
	expect((await begin(lab, editor, fileBytes, values)).status).toBe(201);
	expect((await begin(lab, editor, openBytes - fileBytes + 1, values)).status).toBe(429);
	expect((await begin(lab, await lab.join(), 1000, values)).status).toBe(201);
	lab.free.bytes = 5_000_000_000;
	expect((await begin(lab, editor, 100_000_000, values)).status).toBe(507);
	lab.free.bytes = 1e14;
	expect(readdirSync(lab.folder).length).toBe(before + 4);
	await sql`delete from studio.uploads`.execute(db);
});

test('a case that is not there, and a length that is not told, begin nothing', async ({ lab }) => {
	const editor = await lab.join();
	const wrong: Record<string, string | number>[] = [{ case: 999_999_999 }, { case: 'x' }, { nothing: 1 }];
	for (const values of wrong) expect((await begin(lab, editor, 10, values)).status).toBe(404);
	const headers = { ...tus(editor), 'upload-defer-length': '1', 'upload-metadata': metadata({ case: 1 }) };
	expect((await fetch(lab.address, { method: 'POST', headers })).status).toBeGreaterThanOrEqual(400);
});

test("another editor's upload is not found, whatever is asked of it", async ({ lab }) => {
	const [owner, other] = [await lab.join(), await lab.join()];
	const path = (await begin(lab, owner, sound.length, { case: await lab.newCase(owner) })).headers.get('location') ?? '';
	const ask = (method: string) => fetch(new URL(path, lab.address), { method, headers: tus(other) });
	expect((await ask('HEAD')).status).toBe(404);
	expect((await ask('DELETE')).status).toBe(404);
	expect((await piece(lab, other, path, 0, sound)).status).toBe(404);
	expect(await offsetOf(lab, owner, path)).toBe(0);
	expect(existsSync(join(lab.folder, path.slice(-32)))).toBe(true);
});

test('only editors who are signed in send anything, and only from pages of the site', async ({ lab }) => {
	const editor = await lab.join();
	const values = { case: await lab.newCase(editor) };
	const { cookie = '', origin = '' } = editor.headers;
	const statusFor = async (headers: Record<string, string>) => (await begin(lab, { ...editor, headers }, 10, values)).status;
	expect(await statusFor({ cookie, origin })).toBe(201);
	expect(await statusFor({ cookie, origin: 'https://evil.example' })).toBe(403);
	expect(await statusFor({ cookie })).toBe(403);
	expect(await statusFor({ origin })).toBe(401);
	expect(await statusFor((await lab.join('member')).headers)).toBe(404);
});

test('uploads are not for reading, and their names lead nowhere else', async ({ lab }) => {
	const editor = await lab.join();
	const { path } = await send(lab, editor, sound, { case: await lab.newCase(editor) });
	const ask = (to: string, method = 'HEAD') => fetch(lab.address + to, { method, headers: tus(editor) });
	expect((await ask(`/${path.slice(-32)}`, 'GET')).status).toBe(405);
	expect((await ask('/..%2f..%2fsecret')).status).toBe(404);
	expect((await ask(`/${path.slice(-32)}.json`)).status).toBe(404);
	expect((await ask('')).status).toBe(404);
});

test('a cancelled upload leaves nothing; one that has arrived whole is not cancelled any more', async ({ lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	const path = (await begin(lab, editor, 1000, { case: caseId })).headers.get('location') ?? '';
	const cancel = (which: string) => fetch(new URL(which, lab.address), { method: 'DELETE', headers: tus(editor) });
	expect((await cancel(path)).status).toBe(204);
	expect(existsSync(join(lab.folder, path.slice(-32)))).toBe(false);
	const arrived = await send(lab, editor, sound, { case: caseId });
	expect((await cancel(arrived.path)).status).toBe(409);
	await lab.work();
	expect(await openMedia(db, caseId)).toHaveLength(1);
});

test('the same file twice stands once in the case', async ({ lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	for (let i = 0; i < 2; i++) await send(lab, editor, sound, { case: caseId });
	await lab.work();
	expect(await openMedia(db, caseId)).toMatchObject([{ kind: 'audio', mimeType: 'audio/mpeg' }]);
});

test('whoever is no editor any more when the file has arrived puts nothing into a case', async ({ lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	await send(lab, editor, sound, { case: caseId });
	await db.updateTable('accounts.users').set({ role: 'member' }).where('id', '=', editor.member.id).execute();
	await lab.work();
	await expect(listUploads(db, editor.member, caseId)).resolves.toMatchObject([{ state: 'refused', problem: 'rights' }]);
});

test('a form without JavaScript brings one file, and tells in the address why it could not', async ({ lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	const post = async (body: FormData | string, headers: Record<string, string> = editor.headers) => {
		const address = `${lab.address}/form?case=${caseId}&language=nn`;
		const answer = await fetch(address, { method: 'POST', headers, body, redirect: 'manual' });
		return answer.status === 303 ? answer.headers.get('location') : answer.status;
	};
	const form = (content: Uint8Array<ArrayBuffer>) => {
		const data = new FormData();
		data.set('file', new Blob([content]), 'Blåbær.mp3');
		return data;
	};
	const page = `/nn/studio/case/${caseId}/media`;
	expect(await post(form(sound))).toBe(page);
	expect(await post(form(Buffer.alloc(0)))).toBe(`${page}?problem=empty`);
	expect(await post('no form')).toBe(`${page}?problem=empty`);
	lab.free.bytes = 0;
	expect(await post(form(sound))).toBe(`${page}?problem=noRoom`);
	lab.free.bytes = 1e14;
	expect(await post(form(sound), { ...editor.headers, origin: 'https://evil.example' })).toBe(403);
	expect(await post(form(sound), (await lab.join('member')).headers)).toBe(404);
	await lab.work();
	await expect(listUploads(db, editor.member, caseId)).resolves.toMatchObject([{ name: 'Blåbær.mp3', state: 'done' }]);
	expect(await openMedia(db, caseId)).toMatchObject([{ kind: 'audio', sha256: hex(sound) }]);
});

test('a file whose last piece nobody could write down is taken in when its sender asks', async ({ lab, db }) => {
	const editor = await lab.join();
	const caseId = await lab.newCase(editor);
	const path = (await begin(lab, editor, sound.length, { case: caseId })).headers.get('location') ?? '';
	// As a process that ended with its last byte leaves it.
	writeFileSync(join(lab.folder, path.slice(-32)), sound);
	expect(await offsetOf(lab, editor, path)).toBe(sound.length);
	await lab.work();
	expect(await openMedia(db, caseId)).toHaveLength(1);
});

test('a program that knows tus learns what is spoken here', async ({ lab }) => {
	const { headers } = await fetch(lab.address, { method: 'OPTIONS', headers: (await lab.join()).headers });
	const told = ['tus-version', 'tus-extension', 'tus-checksum-algorithm', 'access-control-allow-origin'].map((name) =>
		headers.get(name),
	);
	expect(told).toEqual(['1.0.0', 'creation,termination,checksum', 'sha256', null]);
});
