import { Invalid } from '#lib/platform/errors.ts';
import type { Tools } from './find-tools.server.ts';
import type { MediaType } from './media-type.ts';
import { createPeakCollector } from './peaks.ts';
import type { SoundMeasure } from './sound-measure.ts';
import { type CookOptions, cook } from './tools/cook.server.ts';
import { measureMp3 } from './tools/measure-mp3.server.ts';
import { longestMs } from './tools/recipe.ts';

/** Rough enough for a drawing: the highest and lowest of each tenth of a second, taken at telephone quality. */
const peakRate = { sampleRate: 8000, samplesPerPeak: 800 };

/** Hears a recording to its end; undefined where nothing here can read it. Throws Invalid when it is broken or endless. */
export async function measureSound(
	tools: Tools,
	path: string,
	type: MediaType,
	options: CookOptions = {},
): Promise<SoundMeasure | undefined> {
	if (tools.kind !== 'none') return measureWithTools(tools, path, type, options);
	return type.demuxer === 'mp3' ? measureMp3(path, options.signal) : undefined;
}

async function measureWithTools(tools: Tools, path: string, type: MediaType, options: CookOptions): Promise<SoundMeasure> {
	const peaks = createPeakCollector(peakRate.sampleRate, peakRate.samplesPerPeak);
	const samples = createSampleReader((part) => peaks.push(part));
	const { sampleRate } = peakRate;
	// One channel comes out of two loudspeakers, and is heard as such.
	const sound = {
		filter: `atrim=end=${longestMs / 1000},ebur128=framelog=verbose:dualmono=true,aformat=sample_fmts=s16:sample_rates=${sampleRate}:channel_layouts=mono`,
		encoder: 'pcm_s16le',
		options: {},
	};
	const recipe = { input: { path, demuxer: type.demuxer }, outputs: [{ path: '-', muxer: 's16le' as const, sound }] };
	const log = await cook(tools, recipe, { ...options, onOutput: samples.push });
	const durationMs = Math.round((samples.count() * 1000) / sampleRate);
	if (durationMs === 0) throw new Invalid('The recording cannot be read: it holds no sound that can be heard.', 'media');
	if (durationMs >= longestMs) throw new Invalid('The recording is longer than 12 hours. Cut it into parts.', 'media');
	return { durationMs, loudnessLufs: readLoudness(log), peaks: peaks.finish() };
}

/** Bytes come in pieces of any length; a sample is two of them. */
function createSampleReader(take: (samples: Int16Array) => void): { push(chunk: Buffer): void; count(): number } {
	let rest = Buffer.alloc(0);
	let count = 0;
	return {
		push(chunk) {
			const bytes = Buffer.concat([rest, chunk]);
			const whole = bytes.length - (bytes.length % 2);
			rest = bytes.subarray(whole);
			count += whole / 2;
			take(new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + whole)));
		},
		count: () => count,
	};
}

/** From the summary of FFmpeg's filter ebur128, which says -70 (its floor) of silence. */
function readLoudness(log: string): number | undefined {
	const found = /Integrated loudness:\s+I:\s+(-?[\d.]+) LUFS/.exec(log.slice(log.lastIndexOf('Summary:')))?.[1];
	const loudness = Number(found);
	return found && loudness > -70 ? loudness : undefined;
}
