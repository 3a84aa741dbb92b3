import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alignRecording } from './align-recording.server.ts';
import { splitSentences } from './split-sentences.ts';

const demo = join(import.meta.dirname, '../../../demo/roboten-som-laerte-aa-vente');
const sound = join(demo, 'sound.mp3');
const noFfmpeg = spawnSync('ffmpeg', ['-version']).status !== 0;

function decode(path: string): Float32Array {
	const { stdout } = spawnSync('ffmpeg', ['-v', 'error', '-i', path, '-ac', '1', '-ar', '16000', '-f', 'f32le', '-'], {
		maxBuffer: 2 ** 28,
	});
	return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
}

/** The demo case's turns with the times that its sound was made with: `**Name** [0:12.5 → 0:20]: text`. */
function turns(): { speaker: string; text: string; start: number }[] {
	const found = readFileSync(join(demo, 'case.md'), 'utf8').matchAll(
		/^\*\*([^*]+)\*\*(?: \(\w+\))? \[([\d:.]+) → [\d:.]+\]: (.+)$/gm,
	);
	const seconds = (clock = '') => clock.split(':').reduce((sum, part) => 60 * sum + Number(part), 0);
	return [...found].map(([, speaker = '', start, text = '']) => ({ speaker, text, start: seconds(start) }));
}

describe.skipIf(noFfmpeg)('alignRecording', () => {
	it('finds the turns of a demo case in its sound', async () => {
		const cut = turns().flatMap(({ speaker, text, start }) =>
			splitSentences(text).map((sentence, n) => ({
				text: sentence.trim(),
				speaker,
				language: 'nb',
				start: n === 0 ? start : undefined,
			})),
		);
		expect(cut.length).toBeGreaterThan(20);
		const progress: number[] = [];
		const recording = {
			samples: decode(sound),
			sentences: cut.map(({ text, speaker, language }) => ({ text, speaker, language })),
		};
		const { sentences, textOnly } = await alignRecording(recording, { onProgress: (done) => progress.push(done) });
		expect(textOnly).toEqual([]);
		for (const [index, { start, text }] of cut.entries()) {
			if (start !== undefined) expect(Math.abs((sentences[index]?.startMs ?? 0) / 1000 - start), text).toBeLessThan(0.25);
		}
		expect(progress.at(-1)).toBe(1);
	}, 60_000);

	it('names a language that it cannot read', async () => {
		const recording = { samples: new Float32Array(16_000), sentences: [{ text: 'Hei', language: 'zz' }] };
		await expect(alignRecording(recording)).rejects.toThrow('language “zz”');
	}, 60_000);

	it('does not hold up who called it, and stops in the middle when it is told to', async () => {
		const stop = new AbortController();
		const sentences = Array.from({ length: 200 }, () => ({
			text: 'Dette er en lang setning som noen har skrevet.',
			language: 'nb',
		}));
		let ticks = 0;
		const clock = setInterval(() => ticks++, 5);
		const told: number[] = [];
		const onProgress = (done: number) => {
			told.push(done);
			if (done > 0.04) stop.abort();
		};
		const samples = Float32Array.from({ length: 60 * 16_000 }, (_, n) => 0.1 * Math.sin(n * n));
		await expect(alignRecording({ samples, sentences }, { signal: stop.signal, onProgress })).rejects.toThrow('aborted');
		clearInterval(clock);
		expect(ticks).toBeGreaterThan(0);
		expect(told.at(-1)).toBeLessThan(0.1);
	}, 60_000);

	it('stops before it begins when it was told to already', async () => {
		const stop = new AbortController();
		const running = alignRecording(
			{ samples: new Float32Array(16_000), sentences: [{ text: 'Hei', language: 'nb' }] },
			{ signal: stop.signal },
		);
		stop.abort();
		await expect(running).rejects.toThrow('aborted');
	});
});
