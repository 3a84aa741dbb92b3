import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Alignment } from '../../src/lib/transcript/alignment.ts';
import type { Case } from './cases.ts';
import { type Score, scoreTimes, type Times } from './score.ts';

/** What a timing process reports of itself. `cpuSeconds` includes its threads and the programs that it started. */
export interface Run {
	alignment: Alignment;
	cpuSeconds: number;
	peakMB: number;
}

export interface Result {
	name: string;
	seconds: number;
	ours: Score & { cpuSeconds: number; peakMB: number };
	echogarden: (Score & { cpuSeconds: number; peakMB: number }) | undefined;
}

/** Times a case in a process of its own, so that its processor time and memory are its own. */
export async function measureCase({ name, audio, sentences }: Case, echogardenFolder: string | undefined): Promise<Result> {
	const texts = sentences.map(({ words, speaker, language }) => ({
		text: words.map(({ text }) => text).join(' '),
		speaker,
		language,
	}));
	const run = inOwnProcess('time-one.ts', { path: audio, sentences: texts }) as Run & { seconds: number };
	const times: Times = {
		sentences: run.alignment.sentences.map((sentence) => sentence && sentence.startMs / 1000),
		words: run.alignment.sentences.map((sentence) => sentence?.words.map(({ startMs }) => startMs / 1000)),
	};
	let echogarden: Result['echogarden'];
	if (echogardenFolder) {
		const other = inOwnProcess('echogarden.ts', { path: audio, sentences: texts, folder: echogardenFolder }) as {
			times: Times;
			cpuSeconds: number;
			peakMB: number;
		};
		echogarden = { ...scoreTimes(sentences, other.times), cpuSeconds: other.cpuSeconds, peakMB: other.peakMB };
	}
	return {
		name,
		seconds: run.seconds,
		ours: { ...scoreTimes(sentences, times), cpuSeconds: run.cpuSeconds, peakMB: run.peakMB },
		echogarden,
	};
}

function inOwnProcess(script: string, input: unknown): unknown {
	const out = execFileSync(process.execPath, [join(import.meta.dirname, script)], {
		input: JSON.stringify(input),
		maxBuffer: 2 ** 28,
		encoding: 'utf8',
		// What echogarden tells of its progress is not for the table; what goes wrong is in the exception.
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	return JSON.parse(out);
}
