import type { Tools } from './find-tools.server.ts';
import { sniffMediaType } from './sniff-media-type.server.ts';
import { cook } from './tools/cook.server.ts';
import { longestMs } from './tools/recipe.ts';

/** What speech is analysed at. */
const sampleRate = 16_000;
const longestBytes = (2 * sampleRate * longestMs) / 1000;
/** Bytes by which the memory grows: about a minute. */
const growth = 60 * 2 * sampleRate;

/**
 * The sound of a file as 16 kHz mono samples between −1 and 1. Throws Invalid when it is no recording or is broken, an
 * Error when no FFmpeg is here.
 */
export async function readSamples(tools: Tools, path: string, signal?: AbortSignal): Promise<Float32Array> {
	const { demuxer } = await sniffMediaType(path);
	// It grows in place: pieces that are joined at the end would be held twice.
	const bytes = new ArrayBuffer(0, { maxByteLength: longestBytes });
	let length = 0;
	const onOutput = (chunk: Buffer) => {
		const end = length + chunk.length;
		if (end > bytes.byteLength) bytes.resize(Math.min(longestBytes, end + growth));
		new Uint8Array(bytes).set(chunk.subarray(0, longestBytes - length), length);
		length = Math.min(end, longestBytes);
	};
	const filter = `atrim=end=${longestMs / 1000},aformat=sample_fmts=s16:sample_rates=${sampleRate}:channel_layouts=mono`;
	const sound = { filter, encoder: 'pcm_s16le', options: {} };
	await cook(tools, { input: { path, demuxer }, outputs: [{ path: '-', muxer: 's16le', sound }] }, { signal, onOutput });
	const whole = new Int16Array(bytes, 0, Math.floor(length / 2));
	// Not `Float32Array.from`, which first collects its numbers in a list of several times their size.
	const samples = new Float32Array(whole.length);
	for (let n = 0; n < whole.length; n++) samples[n] = (whole[n] as number) / 32_768;
	return samples;
}
