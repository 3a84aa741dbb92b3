import { readFile, writeFile } from 'node:fs/promises';
import { MPEGDecoder } from 'mpg123-decoder';

const [channels, bytesPerSample] = [2, 3];

/** Writes an MP3's sound as a recorder does: WAV, stereo, 24 bits, at twice its rate and so a dozen times larger. */
export async function writeRecordedWav(mp3: string, wav: string): Promise<number> {
	const decoder = new MPEGDecoder();
	await decoder.ready;
	const { channelData, samplesDecoded, sampleRate } = decoder.decode(await readFile(mp3));
	decoder.free();
	const [sound = new Float32Array()] = channelData;
	const frames = samplesDecoded * 2;
	const file = Buffer.alloc(44 + frames * channels * bytesPerSample);
	writeHead(file, sampleRate * 2);
	for (let frame = 0, at = 44; frame < frames; frame++) {
		const sample = Math.round(Math.max(-1, Math.min(1, sound[frame >> 1] ?? 0)) * 8_388_607);
		for (let channel = 0; channel < channels; channel++) at = file.writeIntLE(sample, at, bytesPerSample);
	}
	await writeFile(wav, file);
	return file.length;
}

function writeHead(file: Buffer, rate: number): void {
	const frameBytes = channels * bytesPerSample;
	file.write('RIFF', 0);
	file.writeUInt32LE(file.length - 8, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(channels, 22);
	file.writeUInt32LE(rate, 24);
	file.writeUInt32LE(rate * frameBytes, 28);
	file.writeUInt16LE(frameBytes, 32);
	file.writeUInt16LE(bytesPerSample * 8, 34);
	file.write('data', 36);
	file.writeUInt32LE(file.length - 44, 40);
}
