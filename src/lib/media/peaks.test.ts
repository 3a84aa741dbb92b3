import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPeakCollector, decodePeaks, encodePeaks, peakHeights } from './peaks.ts';

test('the lowest and the highest sample of each stretch are kept, also of the last, shorter one', () => {
	const collector = createPeakCollector(8000, 3);
	collector.push(Int16Array.of(256, -512, 0, 32_767));
	collector.push(Int16Array.of(-32_768));
	expect([...collector.finish().data]).toEqual([-2, 1, -128, 127]);
});

test('however the samples come in pieces, the peaks are the same, and no stretch is lost', () => {
	const pieces = fc.array(fc.int16Array({ maxLength: 50 }), { maxLength: 20 });
	fc.assert(
		fc.property(pieces, fc.integer({ min: 1, max: 40 }), (parts, size) => {
			const [whole, cut] = [createPeakCollector(8000, size), createPeakCollector(8000, size)];
			const all = Int16Array.from(parts.flatMap((part) => [...part]));
			whole.push(all);
			for (const part of parts) cut.push(part);
			const { data } = whole.finish();
			expect(cut.finish().data).toEqual(data);
			expect(data.length / 2).toBe(Math.ceil(all.length / size));
		}),
	);
});

test('a file of peaks has the form of audiowaveform, and reads back', () => {
	const peaks = { sampleRate: 8000, samplesPerPeak: 800, data: Int8Array.of(-1, 2, -128, 127) };
	const bytes = encodePeaks(peaks);
	expect(Buffer.from(bytes).toString('hex')).toBe('01000000' + '01000000' + '401f0000' + '20030000' + '02000000' + 'ff02807f');
	expect(decodePeaks(bytes)).toEqual(peaks);
});

test('what is no file of peaks is none', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
			const peaks = decodePeaks(bytes);
			if (peaks) expect(encodePeaks(peaks)).toEqual(bytes);
		}),
	);
	expect(
		decodePeaks(encodePeaks({ sampleRate: 8000, samplesPerPeak: 800, data: Int8Array.of(1, 2) }).slice(0, -1)),
	).toBeUndefined();
});

test('heights for a drawing leave out no peak', () => {
	const data = Int8Array.from({ length: 200 }, (_, index) => (index === 151 ? 127 : 0));
	expect(peakHeights({ sampleRate: 1, samplesPerPeak: 1, data }, 7).filter((height) => height > 0.9)).toHaveLength(1);
	expect(peakHeights({ sampleRate: 1, samplesPerPeak: 1, data }, 1000)).toHaveLength(100);
	expect(peakHeights({ sampleRate: 1, samplesPerPeak: 1, data: new Int8Array() }, 10)).toEqual([]);
});
