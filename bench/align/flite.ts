import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Spoken, trimSilence, type Voice } from './spoken.ts';
import { readWav } from './wav-file.ts';

/** A voice of Flite (`rms`, `slt`, `awb`): recorded speakers, but no word times. */
export function fliteVoice(name: string): Voice {
	return async (sentences) => {
		const folder = mkdtempSync(join(tmpdir(), 'flite-'));
		const spoken: Spoken[] = [];
		for (const text of sentences) {
			execFileSync('flite', ['-voice', name, '-t', text, '-o', join(folder, 'out.wav')]);
			const samples = readWav(readFileSync(join(folder, 'out.wav')));
			spoken.push(trimSilence({ samples, wordStarts: text.split(' ').map((_, index) => (index === 0 ? 0 : Number.NaN)) }));
		}
		rmSync(folder, { recursive: true });
		return spoken;
	};
}
