/** A mono WAV file at 16 kHz, 16 bits. */
export function wavFile(samples: Float32Array): Buffer {
	const file = Buffer.alloc(44 + 2 * samples.length);
	file.write('RIFF', 0);
	file.writeUInt32LE(36 + 2 * samples.length, 4);
	file.write('WAVEfmt ', 8);
	file.writeUInt32LE(16, 16);
	file.writeUInt16LE(1, 20);
	file.writeUInt16LE(1, 22);
	file.writeUInt32LE(16000, 24);
	file.writeUInt32LE(32000, 28);
	file.writeUInt16LE(2, 32);
	file.writeUInt16LE(16, 34);
	file.write('data', 36);
	file.writeUInt32LE(2 * samples.length, 40);
	for (const [n, sample] of samples.entries())
		file.writeInt16LE(Math.max(-32768, Math.min(32767, Math.round(sample * 32768))), 44 + 2 * n);
	return file;
}

/** The samples of a mono WAV file of 16 bits, as the synthesisers write it. */
export function readWav(file: Buffer): Float32Array {
	let at = 12;
	while (file.toString('latin1', at, at + 4) !== 'data') at += 8 + file.readUInt32LE(at + 4);
	const count = Math.min(file.readUInt32LE(at + 4), file.length - at - 8) >> 1;
	return Float32Array.from({ length: count }, (_, n) => file.readInt16LE(at + 8 + 2 * n) / 32768);
}
