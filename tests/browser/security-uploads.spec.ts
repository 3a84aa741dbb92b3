import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';
import { expect } from '@playwright/test';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import type { Answer } from '../security/send.ts';
import { origin, type Site, test } from '../security/site.ts';
import { makeZip } from '../transcript/make-zip.ts';

// One site, one after the other. Whoever is checked for more than twenty files a minute is refused: the other tests upload few.
test.describe.configure({ mode: 'default' });
test.setTimeout(60_000);

// Making the index takes memory too.
test.beforeAll(({ site }) => expect.poll(async () => (await site.send('/search?q=x')).status, { timeout: 60_000 }).toBe(200));

const { verify: m } = messagesIn('nb');
const type = 'multipart/form-data; boundary=x';
const head = (name: string) =>
	`--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`;
const upload = (site: Site, name: string, bytes: Uint8Array | string): Promise<Answer> =>
	site.send('/verify', {
		headers: { 'content-type': type },
		body: Buffer.concat([Buffer.from(head(name)), Buffer.from(bytes), Buffer.from('\r\n--x--\r\n')]),
	});

interface Flood {
	status: number;
	sentMb: number;
}

/** Sends two gigabytes, or as many until an answer comes; `claimed` is what it says of the length, if anything. */
function flood({ port }: Site, path: string, claimed?: number): Promise<Flood> {
	const headers = { origin, 'content-type': type, ...(claimed === undefined ? {} : { 'content-length': claimed }) };
	return new Promise((resolve, reject) => {
		let sent = 0;
		const sending = request({ host: '127.0.0.1', port, path, method: 'POST', headers });
		const more = () => {
			while (!sending.destroyed && sent < 2e9) {
				sent += 65_536;
				if (!sending.write(Buffer.alloc(65_536, 'x'))) return void sending.once('drain', more);
			}
		};
		sending.once('error', reject).once('response', ({ statusCode: status = 0 }) => {
			resolve({ status, sentMb: sent / 1e6 });
			sending.on('error', () => undefined).destroy();
		});
		sending.write(head('film.png'));
		more();
	});
}

test('two gigabytes are not taken, whatever is said of their length, and nothing of them is kept', async ({ site }) => {
	const before = site.memoryMb();
	const files = () => readdirSync(site.dataDir, { recursive: true }).filter((name) => !/^(postgres|search)/.test(String(name)));
	const kept = files();
	const paths = [
		'/verify',
		'/sign-in?/password',
		'/me/places',
		'/case/x/quiz/y/answers',
		'/api/auth/passkey/verify-authentication',
	];
	for (const path of [...paths, '/sign-out', '/finnes/ikke']) {
		for (const [claimed, status] of [
			[undefined, 411],
			[2e9, 413],
		] as const) {
			const { sentMb, ...flooded } = await flood(site, path, claimed);
			expect(flooded, `${path} ${claimed}`).toEqual({ status });
			// What lies on the way is a matter of the system's buffers, not of ours.
			expect(sentMb).toBeLessThan(500);
		}
	}
	// Says less than it sends: what comes after is no request, and is not answered as one, or the connection is cut first.
	const lie = await flood(site, '/verify', 1000).catch((error: NodeJS.ErrnoException) => error.code);
	expect([400, 'ECONNRESET', 'EPIPE']).toContain(typeof lie === 'object' ? lie.status : lie);
	expect(site.memoryMb() - before).toBeLessThan(400);
	expect(files()).toEqual(kept);
});

/** A PNG whose text chunk says that it is a credential and unpacks to a hundred megabytes. */
function pngBomb(): Buffer {
	const packed = deflateSync(Buffer.alloc(100_000_000, '{'));
	const chunk = (name: string, content: Buffer) => {
		const body = Buffer.concat([Buffer.from(name), content]);
		const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
		length.writeUInt32BE(content.length);
		sum.writeUInt32BE(crc32(body));
		return Buffer.concat([length, body, sum]);
	};
	const bomb = chunk('iTXt', Buffer.concat([Buffer.from('openbadgecredential\0\x01\0\0\0'), packed]));
	const size = chunk('IHDR', Buffer.from('7fffffff7fffffff0806000000', 'hex'));
	return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), size, bomb, chunk('IEND', Buffer.alloc(0))]);
}

test('a file that is no credential costs little and is called what it is', async ({ site }) => {
	const before = site.memoryMb();
	const entities = Array.from({ length: 20 }, (_, n) => `<!ENTITY e${n + 1} "&e${n};&e${n};&e${n};&e${n};">`).join('');
	const files: [string, Uint8Array | string][] = [
		['bombe.png', pngBomb()],
		['bombe.zip', makeZip([{ name: 'x', bytes: Buffer.alloc(50_000_000) }])],
		['bombe.svg', `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg><openbadges:credential>&e20;</openbadges:credential></svg>`],
		[
			'utsiden.svg',
			'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg><openbadges:credential>&x;</openbadges:credential></svg>',
		],
		['dyp.json', '['.repeat(1_000_000)],
		['dyp.svg', '<g>'.repeat(500_000)],
		['tom.pdf', `%PDF-1.7\n${'/EmbeddedFile '.repeat(100_000)}`],
		['../../etc/passwd', 'root:x:0:0:'],
		['<script>.html', '<script>alert(1)</script>'],
	];
	for (const [name, bytes] of files) {
		const { status, body } = await upload(site, name, bytes);
		expect([name, [200, 400, 413].includes(status)]).toEqual([name, true]);
		expect(body).not.toMatch(/<script>alert|root:|&lt;script|haha/);
	}
	expect(site.memoryMb() - before).toBeLessThan(400);
});

test('many who upload at once take their turns', async ({ site }) => {
	const before = site.memoryMb();
	const large = Buffer.alloc(4_900_000, 'x');
	const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => upload(site, `${n}.png`, large)));
	const busy = answers.filter(({ status }) => status === 503);
	expect(busy.length).toBeGreaterThanOrEqual(40);
	for (const { body } of busy) expect(body).toContain(m.problems.busy);
	expect(site.memoryMb() - before).toBeLessThan(400);
	expect((await site.send('/')).status).toBe(200);
});
