import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Invalid } from '#lib/platform/errors.ts';
import type { Tools } from './find-tools.server.ts';
import { measureSound } from './measure-sound.server.ts';
import { probeMedia } from './probe-media.server.ts';
import { cook } from './tools/cook.server.ts';
import { toolsHere } from './tools-here.test-support.ts';

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
/** What a file that reads other files would find. */
const secret = join(folder, 'secret.mp3');
let server: Server;
let asked = 0;
let web: string;

beforeAll(async () => {
	writeFileSync(secret, readFileSync('demo/bussen-som-spor-forst/sound.mp3'));
	server = createServer((_, response) => {
		asked++;
		response.end(readFileSync(secret));
	}).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	web = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a.mp3`;
});
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true });
});

const playlist = (target: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${target}\n#EXT-X-ENDLIST\n`;
const mp4Head = Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex');
const id3 = Buffer.from('49443304000000000000', 'hex');
const wavHead = Buffer.concat([
	Buffer.from('RIFF\xff\xff\xff\x7fWAVEfmt ', 'latin1'),
	Buffer.from('100000000100ffff00ee0200ffffffff0100ff00', 'hex'),
]);

const files: [name: string, content: () => string | Buffer][] = [
	['a playlist of a local file', () => playlist(`file://${secret}`)],
	['a playlist of a web address', () => playlist(web)],
	['a playlist behind an ID3 tag', () => Buffer.concat([id3, Buffer.from(playlist(web))])],
	['a playlist behind an MP4 head', () => Buffer.concat([mp4Head, Buffer.from(playlist(`file://${secret}`))])],
	['a list for FFmpeg to concatenate', () => `ffconcat version 1.0\nfile '${secret}'\n`],
	[
		'a picture that refers to others',
		() => `<svg xmlns="http://www.w3.org/2000/svg"><image href="${web}"/><image href="file://${secret}"/></svg>`,
	],
	[
		'a DASH manifest',
		() => `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><Period><BaseURL>${web}</BaseURL></Period></MPD>`,
	],
	['an SDP file', () => `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n`],
	['a page', () => '<!doctype html><title>Not found</title>'],
	['nothing', () => ''],
	['NUL bytes', () => Buffer.alloc(100_000)],
	['an MP4 head and nothing else', () => mp4Head],
	['a WAV head that promises 65,535 channels and 2 GB', () => wavHead],
	['an MP3 head and nothing else', () => Buffer.from('fffb9064', 'hex')],
	['an Ogg page cut short', () => Buffer.from('4f6767530002000000000000', 'hex')],
	['a zip', () => Buffer.from('504b0304140000000800', 'hex')],
];

const kinds: Tools[] = [...toolsHere, { kind: 'none' }];

describe.each(kinds)('with $kind', (tools) => {
	test.each(files)(
		'%s is refused in one sentence, and leads nowhere',
		async (name, content) => {
			const path = join(folder, `${tools.kind}-${name.replaceAll(/\W/g, '-')}.mp3`);
			writeFileSync(path, content());
			const hear = async () => measureSound(tools, path, (await probeMedia(tools, path)).type);
			const error: Error = await hear().then(
				(measure) => new Error(`It was heard: ${JSON.stringify(measure?.durationMs)}`),
				(reason) => reason,
			);
			expect(asked).toBe(0);
			// Without FFmpeg the file is handed out as it is, whatever is behind its head.
			if (tools.kind === 'none' && error.message === 'It was heard: undefined') return;
			expect(error).toBeInstanceOf(Invalid);
			expect(error.message).toMatch(/^The [^\n]{20,400}\.$/);
			expect(error.message).not.toContain(folder);
		},
		60_000,
	);
});

describe.each(toolsHere)('with $kind, even if a file were taken for another type,', (tools) => {
	test.each(['mp3', 'mov', 'matroska', 'ogg', 'wav', 'flac', 'aac', 'mpegts', 'avi'])(
		'read as %s a playlist leads nowhere',
		async (demuxer) => {
			const path = join(folder, `${tools.kind}-${demuxer}`);
			writeFileSync(path, playlist(web) + playlist(`file://${secret}`));
			const sound = { filter: 'anull', encoder: 'pcm_s16le', options: {} };
			let bytes = 0;
			const take = (chunk: Buffer) => {
				bytes += chunk.length;
			};
			const attempt = cook(
				tools,
				{ input: { path, demuxer }, outputs: [{ path: '-', muxer: 's16le', sound }] },
				{ onOutput: take },
			);
			await expect(attempt).rejects.toThrow(Invalid);
			expect([bytes, asked]).toEqual([0, 0]);
		},
		60_000,
	);
});

const ffmpeg = toolsHere.find((tools) => tools.kind === 'ffmpeg')?.ffmpeg;

describe.skipIf(!ffmpeg).each(toolsHere)('with $kind', (tools) => {
	const make = (name: string, ...args: string[]) => {
		const path = join(folder, `${tools.kind}-${name}`);
		execFileSync(ffmpeg ?? '', ['-v', 'error', '-y', ...args, path]);
		return path;
	};

	test('the name of a file does not choose how it is read', async () => {
		const path = make('flac.m3u8', '-f', 'lavfi', '-i', 'sine=d=2', '-f', 'flac');
		expect((await probeMedia(tools, path)).type.name).toBe('FLAC');
	});

	test('silence is a sound without loudness', async () => {
		const path = make('silence.flac', '-f', 'lavfi', '-i', 'anullsrc=r=8000:cl=mono', '-t', '600');
		const measure = await measureSound(tools, path, (await probeMedia(tools, path)).type);
		expect(measure).toMatchObject({ durationMs: 600_000, loudnessLufs: undefined });
	}, 60_000);

	test('a video of one pixel that says it lasts ten hours is known as such from its head', async () => {
		const path = make('pixel.mov', '-f', 'lavfi', '-i', 'color=s=16x16:r=1/18000:d=36000,format=rgb24,scale=1:1', '-c:v', 'png');
		const { picture, statedDurationMs } = await probeMedia(tools, path);
		expect([picture?.width, picture?.height, statedDurationMs]).toEqual([1, 1, 36_000_000]);
	});

	test('a codec that nobody needs is not decoded', async () => {
		const path = make('smoke.avi', '-f', 'lavfi', '-i', 'color=s=64x64:d=1', '-c:v', 'cinepak');
		const video = { filter: 'null', encoder: 'mjpeg', options: {} };
		const attempt = cook(tools, {
			input: { path, demuxer: 'avi' },
			outputs: [{ path: join(folder, 'x.jpg'), muxer: 'mjpeg', video }],
		});
		await expect(attempt).rejects.toThrow(Invalid);
	});
});
