import { createReadStream } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { MPEGDecoder } from 'mpg123-decoder';
import { createLoudnessMeter, type LoudnessMeter } from '../loudness.ts';
import { createPeakCollector, type PeakCollector } from '../peaks.ts';
import type { SoundMeasure } from '../sound-measure.ts';
import { longestMs } from './recipe.ts';

/** A thread: decodes the MP3 that it is given and answers with a measure, or with a sentence that says why not. */
async function measure(path: string): Promise<SoundMeasure | string> {
	const decoder = new MPEGDecoder();
	await decoder.ready;
	let sound: { rate: number; samples: number; meter: LoudnessMeter; peaks: PeakCollector } | undefined;
	for await (const chunk of createReadStream(path)) {
		const { channelData, samplesDecoded, sampleRate } = decoder.decode(chunk as Buffer);
		if (samplesDecoded === 0) continue;
		sound ??= {
			rate: sampleRate,
			samples: 0,
			meter: createLoudnessMeter(sampleRate),
			peaks: createPeakCollector(sampleRate, Math.round(sampleRate / 10)),
		};
		sound.samples += samplesDecoded;
		// One channel comes out of two loudspeakers, and is heard as such.
		sound.meter.push(channelData.length === 1 ? [...channelData, ...channelData] : channelData);
		sound.peaks.push(mixDown(channelData));
		if (sound.samples / sound.rate >= longestMs / 1000) return 'It is longer than 12 hours.';
	}
	if (!sound) return 'It holds no sound that can be heard.';
	const loudness = sound.meter.integrated();
	return {
		durationMs: Math.round((sound.samples * 1000) / sound.rate),
		loudnessLufs: Number.isFinite(loudness) ? Math.round(loudness * 10) / 10 : undefined,
		peaks: sound.peaks.finish(),
	};
}

function mixDown(channels: readonly Float32Array[]): Int16Array {
	return Int16Array.from(channels[0] ?? [], (_, at) => {
		const sum = channels.reduce((total, channel) => total + (channel[at] ?? 0), 0);
		return Math.max(-32_768, Math.min(32_767, Math.round((sum / channels.length) * 32_767)));
	});
}

parentPort?.postMessage(await measure(workerData as string));
