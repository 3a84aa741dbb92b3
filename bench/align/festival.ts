import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Spoken, trimSilence, type Voice } from './spoken.ts';
import { readWav } from './wav-file.ts';

/** A voice of Festival (`ked_diphone`), which tells when each token starts. */
export function festivalVoice(name: string): Voice {
	return (sentences) =>
		runFestival(
			name,
			sentences.map((text) => `(Utterance Text ${JSON.stringify(text)})`),
		);
}

/** Speaks utterances written in Festival's own form: the way in for given phones and durations. */
export async function runFestival(voice: string, utterances: string[], wordStarts?: number[][]): Promise<Spoken[]> {
	const folder = mkdtempSync(join(tmpdir(), 'festival-'));
	try {
		writeFileSync(join(folder, 'speak.scm'), script(voice, utterances, folder));
		const out = execFileSync('festival', ['-b', join(folder, 'speak.scm')], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		const told = readStarts(out, utterances.length);
		const spoken: Spoken[] = [];
		for (const index of utterances.keys()) {
			const samples = readWav(readFileSync(join(folder, `${index}.wav`)));
			spoken.push(trimSilence({ samples, wordStarts: wordStarts?.[index] ?? told[index] ?? [] }));
		}
		return spoken;
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** Every utterance to `N.wav`, and a line `N start` for each of its tokens. */
function script(voice: string, utterances: string[], folder: string): string {
	return `(voice_${voice})
(define (starts n tok)
  (if tok (begin
    (format t "\\n@ %d %f" n (if (item.daughter1 tok) (item.feat (item.daughter1 tok) 'word_start) -1))
    (starts n (item.next tok)))))
(define (speak n u)
  (utt.synth u)
  (utt.wave.resample u 16000)
  (utt.save.wave u (format nil "${folder}/%d.wav" n) 'riff)
  (if (member 'Token (utt.relationnames u)) (starts n (utt.relation.first u 'Token))))
${utterances.map((utterance, index) => `(speak ${index} ${utterance})`).join('\n')}
`;
}

function readStarts(out: string, count: number): number[][] {
	const starts: number[][] = Array.from({ length: count }, () => []);
	for (const [, index, start] of out.matchAll(/@ (\d+) (-?[\d.]+)/g)) {
		starts[Number(index)]?.push(Number(start) < 0 ? Number.NaN : Number(start));
	}
	return starts;
}
