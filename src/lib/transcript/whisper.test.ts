import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigError } from '#lib/platform/config.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { findTools } from '../media/find-tools.server.ts';
import { readSamples } from '../media/read-samples.server.ts';
import { readCaseFolder } from '../studio/case-folder.ts';
import { transcriptOfSpeech } from './recognise-speech.ts';
import { whisperRecogniser } from './whisper.server.ts';

const model = process.env.SPEECH_MODEL;
const isInstalled = canFind('@fugood/whisper.node');
if (!model || !isInstalled)
	console.error(
		'\n*** SPEECH_MODEL is not set, or @fugood/whisper.node is not installed: writing down speech with it is NOT tested. ***\n',
	);

function canFind(name: string): boolean {
	try {
		return createRequire(import.meta.url).resolve(name) !== '';
	} catch {
		return false;
	}
}

const silence = new Float32Array(16_000);

test('a language that Whisper does not know is refused before anything starts', async () => {
	const asked = whisperRecogniser('nowhere.bin').recognise(silence, { language: 'se' });
	await expect(asked).rejects.toThrow(Invalid);
	await expect(asked).rejects.toThrow(/“se”/);
});

test.skipIf(isInstalled)('a package that is not there is one sentence that says how to get it', async () => {
	const asked = whisperRecogniser('nowhere.bin').recognise(silence, { language: 'nb' });
	await expect(asked).rejects.toThrow(ConfigError);
	await expect(asked).rejects.toThrow('npm install --no-save @fugood/whisper.node');
});

test('no sound is no speech', async () => {
	expect(await whisperRecogniser('nowhere.bin').recognise(new Float32Array(0), { language: 'nb' })).toEqual([]);
});

test('who gives up is answered at once', async () => {
	const gone = whisperRecogniser('nowhere.bin').recognise(silence, { language: 'nb', signal: AbortSignal.abort() });
	await expect(gone).rejects.toThrow(/abort/);
});

describe.runIf(isInstalled)('with the package', () => {
	test('a file that is no model is named', async () => {
		const asked = whisperRecogniser(import.meta.filename).recognise(silence, { language: 'nb' });
		await expect(asked).rejects.toThrow(ConfigError);
		await expect(asked).rejects.toThrow(/whisper\.test\.ts/);
	});

	test.runIf(model)('a recording that is given up is left in the middle', async () => {
		const noise = Float32Array.from({ length: 200 * 16_000 }, (_, i) => Math.sin(i * i) / 4);
		const started = whisperRecogniser(model ?? '').recognise(noise, { language: 'nb', signal: AbortSignal.timeout(500) });
		await expect(started).rejects.toThrow(/timeout/);
	});

	test.runIf(model)(
		'most of what a demo case says is written down',
		async () => {
			const folder = join(import.meta.dirname, '../../../demo/bussen-som-spor-forst');
			const samples = await readSamples(await findTools(), join(folder, 'sound.mp3'));
			const { value } = await readCaseFolder(folder).next();
			const said = value && 'document' in value ? value.document.transcript : undefined;
			const progress: number[] = [];
			const onProgress = (done: number) => progress.push(done);
			const segments = await whisperRecogniser(model ?? '').recognise(samples, { language: 'nb', onProgress });
			const heard = new Set(wordsOf(transcriptOfSpeech(segments, 'nb')));
			const words = wordsOf(said);
			expect(words.filter((word) => heard.has(word)).length / words.length).toBeGreaterThan(0.6);
			expect(progress.at(-1)).toBe(1);
		},
		600_000,
	);
});

function wordsOf(transcript: { turns: { text: string }[] } | undefined): string[] {
	return transcript?.turns.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []) ?? [];
}
