/**
 * The outline of a recording: the lowest and the highest sample of each stretch, as 8-bit numbers. Stored as the BBC's
 * audiowaveform does (data format version 1), which waveform viewers read.
 */
export interface Peaks {
	sampleRate: number;
	samplesPerPeak: number;
	/** Lowest, highest, lowest, highest … from -128 to 127. */
	data: Int8Array;
}

/** Takes 16-bit mono samples as they come, and then gives their outline. */
export interface PeakCollector {
	push(samples: Int16Array): void;
	finish(): Peaks;
}

const headBytes = 20;
const eightBit = 1;

export function createPeakCollector(sampleRate: number, samplesPerPeak: number): PeakCollector {
	const found: number[] = [];
	let [low, high, count] = [0, 0, 0];
	const close = () => {
		found.push(low >> 8, high >> 8);
		[low, high, count] = [0, 0, 0];
	};
	return {
		push(samples) {
			for (const sample of samples) {
				if (sample < low) low = sample;
				else if (sample > high) high = sample;
				if (++count === samplesPerPeak) close();
			}
		},
		finish() {
			if (count > 0) close();
			return { sampleRate, samplesPerPeak, data: Int8Array.from(found) };
		},
	};
}

/** The file that peaks are kept in. */
export function encodePeaks({ sampleRate, samplesPerPeak, data }: Peaks): Uint8Array {
	const bytes = new Uint8Array(headBytes + data.length);
	const head = new DataView(bytes.buffer);
	const numbers = [1, eightBit, sampleRate, samplesPerPeak, data.length / 2];
	for (const [index, value] of numbers.entries()) head.setInt32(index * 4, value, true);
	bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.length), headBytes);
	return bytes;
}

/** Reads such a file; undefined when it is none, or of a form that we do not write. */
export function decodePeaks(bytes: Uint8Array): Peaks | undefined {
	if (bytes.length < headBytes) return undefined;
	const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const [version, flags, sampleRate = 0, samplesPerPeak = 0, length = 0] = [0, 4, 8, 12, 16].map((at) => head.getInt32(at, true));
	if (version !== 1 || flags !== eightBit || length * 2 !== bytes.length - headBytes) return undefined;
	return { sampleRate, samplesPerPeak, data: new Int8Array(bytes.slice(headBytes).buffer) };
}

/** So many heights from 0 to 1, for a drawing of the whole recording. */
export function peakHeights({ data }: Peaks, count: number): number[] {
	const stretches = data.length / 2;
	return Array.from({ length: Math.min(count, stretches) }, (_, index) => {
		const from = Math.floor((index * stretches) / Math.min(count, stretches));
		const to = Math.floor(((index + 1) * stretches) / Math.min(count, stretches));
		const span = data.subarray(from * 2, to * 2);
		return span.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 128;
	});
}
