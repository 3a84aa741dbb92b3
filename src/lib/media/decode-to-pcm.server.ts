import { spawn } from 'node:child_process';
import { Invalid } from '#lib/platform/errors.ts';

const sampleRate = 16000;
/** Twelve hours: longer than any conversation, and the most that fits in memory. */
const longestSeconds = 12 * 3600;

/**
 * The sound of a file as 16 kHz mono samples between −1 and 1, decoded by `ffmpeg` from the path.
 * Throws `Invalid` when there is no ffmpeg, or when the file holds no sound that it can read.
 */
export async function decodeToPcm(path: string, { signal }: { signal?: AbortSignal } = {}): Promise<Float32Array> {
	const decoder = spawn('ffmpeg', decodeArguments(path), { signal, timeout: 30 * 60_000, stdio: ['ignore', 'pipe', 'pipe'] });
	const complaint: Buffer[] = [];
	decoder.stderr.on('data', (chunk: Buffer) => complaint.push(chunk));
	const ended = new Promise<number | null>((resolve, reject) => {
		decoder.once('error', reject);
		decoder.once('close', resolve);
	});
	// A rejection is reported below; this keeps it from counting as unhandled while the output is read.
	ended.catch(() => undefined);
	const samples = await readSamples(decoder.stdout);
	const code = await ended.catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'ENOENT') throw error;
		throw new Invalid('The sound cannot be read, because the program ffmpeg is not on the path. Install ffmpeg and try again.');
	});
	if (code !== 0 || samples.length === 0) throw new Invalid(`The sound of ${path} cannot be read: ${lastLine(complaint)}`);
	return samples;
}

/** Only local files, only the first sound stream, and nothing asked on the keyboard. */
function decodeArguments(path: string): string[] {
	const input = ['-nostdin', '-v', 'error', '-protocol_whitelist', 'file,pipe', '-i', `file:${path}`];
	const output = ['-map', '0:a:0', '-t', String(longestSeconds), '-ac', '1', '-ar', String(sampleRate), '-f', 's16le', 'pipe:1'];
	return [...input, ...output];
}

/** Collects 16-bit samples as they come and lets go of each piece as it is copied: the least memory for a long file. */
async function readSamples(stream: AsyncIterable<Buffer>): Promise<Float32Array> {
	const pieces: Buffer[] = [];
	let bytes = 0;
	for await (const piece of stream) {
		pieces.push(piece);
		bytes += piece.length;
	}
	const samples = new Float32Array(bytes >> 1);
	let at = 0;
	// A sample may be cut in two between pieces: its low byte waits here.
	let low = -1;
	for (let piece = pieces.shift(); piece; piece = pieces.shift()) {
		for (const byte of piece) {
			if (low < 0) low = byte;
			else {
				samples[at++] = (((byte << 24) >> 16) | low) / 32768;
				low = -1;
			}
		}
	}
	return samples;
}

/** What ffmpeg said last, which names the reason. */
function lastLine(complaint: Buffer[]): string {
	const lines = Buffer.concat(complaint).toString('utf8').trim().split('\n');
	return lines.at(-1) || 'it holds no sound.';
}
