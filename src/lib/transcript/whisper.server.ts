import { fork } from 'node:child_process';
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '#lib/platform/config.ts';
import { cutAtPauses } from './recognise/cut-at-pauses.ts';
import { whisperLanguage } from './recognise/whisper-language.ts';
import type { Answer, Stretch } from './recognise/whisper-process.ts';
import type { RecognisedSegment, RecogniseOptions, SpeechRecogniser } from './recognise-speech.ts';

const samplesPerMs = 16;
const program = fileURLToPath(new URL('./recognise/whisper-process.ts', import.meta.url));

/**
 * Whisper with the ggml model file of this path. It runs in a process of its own, which is the only way to stop it, gives its
 * memory back, and keeps this one alive when a model is too large. Its `recognise` throws ConfigError when package or model
 * cannot be used.
 */
export function whisperRecogniser(model: string): SpeechRecogniser {
	return { recognise: (samples, options) => recognise(model, samples, options) };
}

async function recognise(
	model: string,
	samples: Float32Array,
	{ language, onProgress, signal }: RecogniseOptions,
): Promise<RecognisedSegment[]> {
	signal?.throwIfAborted();
	const spoken = whisperLanguage(language);
	const whisper = startProcess(model);
	signal?.addEventListener('abort', whisper.kill);
	try {
		const segments: RecognisedSegment[] = [];
		for (const { from, to } of cutAtPauses(samples)) {
			const answer = await whisper.ask({ pcm: toPcm(samples.subarray(from, to)), language: spoken });
			segments.push(...placed(answer, model, from, to));
			onProgress?.(to / samples.length);
		}
		return segments;
	} catch (error) {
		signal?.throwIfAborted();
		throw error;
	} finally {
		signal?.removeEventListener('abort', whisper.kill);
		whisper.kill();
	}
}

/** A process that has loaded the model once it has answered for the first time. */
function startProcess(model: string) {
	const child = fork(program, [model], {
		execArgv: ['--disable-warning=ExperimentalWarning'],
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' },
	});
	if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
	const gone = new Promise<never>((_, reject) => {
		const tell = (how: unknown) =>
			reject(new Error(`Whisper ended with ${how}. The model may be too large for this machine's memory.`));
		child.once('error', reject).once('exit', (code, signal) => tell(signal ?? code));
	});
	// A rejection is met by whoever asks; this keeps it from counting as unhandled when nobody does.
	gone.catch(() => undefined);
	return {
		kill: () => void child.kill('SIGKILL'),
		async ask(stretch: Stretch): Promise<Answer> {
			child.send(stretch, () => undefined);
			const [answer] = await Promise.race([once(child, 'message'), gone]);
			return answer;
		},
	};
}

function placed(answer: Answer, model: string, from: number, to: number): RecognisedSegment[] {
	if ('missing' in answer) {
		throw new ConfigError(
			'SPEECH_MODEL is set, but the package that reads the model is not installed. Install it with npm install --no-save @fugood/whisper.node, or unset SPEECH_MODEL.',
		);
	}
	if ('unreadable' in answer) {
		throw new ConfigError(
			`SPEECH_MODEL is ${JSON.stringify(model)}: Whisper cannot read it (${answer.unreadable}). Give it a ggml model file, or unset SPEECH_MODEL.`,
		);
	}
	if ('failed' in answer) throw new Error(`Whisper could not write down the sound: ${answer.failed}.`);
	const within = (ms: number) => Math.round(from / samplesPerMs + Math.min(Math.max(0, ms), (to - from) / samplesPerMs));
	return answer.segments.map(({ text, t0, t1 }) => ({ text: text.trim(), startMs: within(t0), endMs: within(Math.max(t0, t1)) }));
}

function toPcm(samples: Float32Array): Int16Array {
	return Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_768))));
}
