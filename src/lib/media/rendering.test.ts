import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTypeFromFile } from 'file-type';
import { afterAll, describe, expect, test } from 'vitest';
import { drawQuoteCard } from '#lib/ui/quote-card-picture.ts';
import { measureSound } from './measure-sound.server.ts';
import { probeMedia } from './probe-media.server.ts';
import { plannedKinds, planOutput, renditionForms, targetLufs } from './rendition-plan.ts';
import { cook } from './tools/cook.server.ts';
import { toolsHere } from './tools-here.test-support.ts';

const sound = 'demo/bussen-som-spor-forst/sound.mp3';
const video = 'demo/bussen-som-spor-forst/video.mp4';
const folder = mkdtempSync(join(tmpdir(), 'rendering-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
	[{ sound: { channels: 2 }, picture: undefined }, false, ['peaks', 'opus', 'mp3']],
	[
		{ sound: { channels: 2 }, picture: { width: 640, height: 360, framesPerSecond: 25 } },
		false,
		['peaks', 'opus', 'mp3', 'mp4', 'poster'],
	],
	[{ sound: { channels: 2 }, picture: { width: 640, height: 360, framesPerSecond: 25 } }, true, ['peaks', 'mp4', 'poster']],
	[{ sound: undefined, picture: { width: 640, height: 360, framesPerSecond: 25 } }, false, ['mp4', 'poster']],
])('what a recording becomes: %j, sound elsewhere %j', (facts, soundIsElsewhere, kinds) => {
	expect(plannedKinds(facts, soundIsElsewhere)).toEqual(kinds);
});

test('without FFmpeg an MP3 is heard nevertheless, and measured the same', async () => {
	const { type, statedDurationMs } = await probeMedia({ kind: 'none' }, sound);
	expect(type.name).toBe('MP3');
	const alone = await measureSound({ kind: 'none' }, sound, type);
	expect(Math.abs((alone?.durationMs ?? 0) - (statedDurationMs ?? 0))).toBeLessThan(100);
	for (const tools of toolsHere) {
		const measure = await measureSound(tools, sound, type);
		expect(Math.abs((measure?.loudnessLufs ?? 0) - (alone?.loudnessLufs ?? 99))).toBeLessThanOrEqual(0.1);
		expect(Math.abs((measure?.durationMs ?? 0) - (alone?.durationMs ?? 0))).toBeLessThan(60);
		expect(measure?.peaks.data.length).toBe(alone?.peaks.data.length);
	}
}, 60_000);

describe.each(toolsHere)('with $kind', (tools) => {
	test('two recordings in one file, with a broken place between them, are heard to the end', async () => {
		const path = join(folder, `${tools.kind}-joined.mp3`);
		const one = readFileSync(sound);
		writeFileSync(path, Buffer.concat([one, one.subarray(0, 300), Buffer.alloc(700, 0xaa), one]));
		const { type } = await probeMedia(tools, path);
		const measure = await measureSound(tools, path, type);
		expect(Math.abs((measure?.durationMs ?? 0) - 2 * 78_289)).toBeLessThan(500);
	}, 60_000);

	test.each([
		['opus', sound, 'Ogg'],
		['mp3', sound, 'MP3'],
		['mp3', video, 'MP3'],
		['mp4', video, 'MP4'],
	] as const)(
		'%s of %s is whole, and as loud as the site',
		async (kind, path, name) => {
			const facts = await probeMedia(tools, path);
			const before = await measureSound(tools, path, facts.type);
			const made = join(folder, `${tools.kind}-${name}-${renditionForms[kind].name}`);
			const progress: number[] = [];
			const outputs = [planOutput(kind, facts, before?.loudnessLufs ?? 0, made)];
			await cook(tools, { input: { path, demuxer: facts.type.demuxer }, outputs }, { onProgress: (ms) => progress.push(ms) });
			const after = await probeMedia(tools, made);
			expect(after.type.name).toBe(name);
			expect(after.picture && { ...after.picture, framesPerSecond: 0 }).toEqual(
				kind === 'mp4' ? { width: 640, height: 360, framesPerSecond: 0 } : undefined,
			);
			const heard = await measureSound(tools, made, after.type);
			expect(Math.abs((heard?.loudnessLufs ?? 0) - targetLufs)).toBeLessThanOrEqual(1);
			expect(Math.abs((heard?.durationMs ?? 0) - (before?.durationMs ?? 0))).toBeLessThan(150);
			expect(progress.length).toBeGreaterThan(0);
		},
		60_000,
	);

	test('a much too quiet recording is lifted, and nothing clips', async () => {
		const facts = await probeMedia(tools, sound);
		const make = async (name: string, filter: string, path: string) => {
			const made = join(folder, `${tools.kind}-${name}`);
			const output = { path: made, muxer: 'mp3' as const, sound: { filter, encoder: 'libmp3lame', options: { b: '96k' } } };
			await cook(tools, { input: { path, demuxer: 'mp3' }, outputs: [output] });
			return made;
		};
		const quiet = await make('quiet.mp3', 'volume=-20dB,aformat=sample_fmts=fltp', sound);
		const before = await measureSound(tools, quiet, facts.type);
		const made = join(folder, `${tools.kind}-lifted.mp3`);
		await cook(tools, {
			input: { path: quiet, demuxer: 'mp3' },
			outputs: [planOutput('mp3', facts, before?.loudnessLufs, made)],
		});
		const after = await measureSound(tools, made, facts.type);
		expect(Math.abs((after?.loudnessLufs ?? 0) - targetLufs)).toBeLessThanOrEqual(1);
		expect(Math.max(...(after?.peaks.data ?? []))).toBeLessThan(120);
	}, 60_000);

	test('a poster is a picture', async () => {
		const facts = await probeMedia(tools, video);
		const made = join(folder, `${tools.kind}-poster.jpg`);
		await cook(tools, { input: { path: video, demuxer: 'mov' }, outputs: [planOutput('poster', facts, undefined, made)] });
		expect((await fileTypeFromFile(made))?.mime).toBe('image/jpeg');
		expect(readFileSync(made).toString('latin1').split('\xff\xd9\xff\xd8')).toHaveLength(1);
	}, 60_000);

	test('a picture with the sound of a quote is a video of that length', async () => {
		const picture = join(folder, 'card.png');
		writeFileSync(
			picture,
			await drawQuoteCard({ text: 'Bussen må spørre først.', speaker: 'Ågot', caseTitle: 'Buss', siteName: 'Dugnad', hue: 20 }),
		);
		const path = join(folder, `${tools.kind}-card.mp4`);
		const filter = 'loop=loop=30:size=1,settb=1/10,setpts=N,trim=end_frame=30,fps=10,format=yuv420p';
		const output = {
			path,
			muxer: 'mp4' as const,
			sound: {
				filter: 'atrim=start=20:end=23,asetpts=PTS-STARTPTS,aformat=sample_fmts=fltp',
				encoder: 'aac',
				options: { b: '96k' },
			},
			video: { filter, encoder: 'libx264', options: { preset: 'veryfast', tune: 'stillimage', crf: '20' } },
		};
		await cook(tools, { input: { path: sound, demuxer: 'mp3' }, picture, outputs: [output] });
		const { statedDurationMs, picture: shown } = await probeMedia(tools, path);
		expect(shown).toEqual({ width: 1080, height: 1080, framesPerSecond: 10 });
		expect(Math.abs((statedDurationMs ?? 0) - 3000)).toBeLessThan(150);
	}, 60_000);
});
