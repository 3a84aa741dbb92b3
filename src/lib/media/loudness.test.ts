import { expect, test } from 'vitest';
import { createLoudnessMeter } from './loudness.ts';

/** Sines of 1 kHz in two channels, as EBU Tech 3341 prescribes them: level in dBFS and seconds, one after another. */
function loudnessOf(parts: readonly [level: number, seconds: number][], sampleRate = 48_000): number {
	const meter = createLoudnessMeter(sampleRate);
	for (const [level, seconds] of parts) {
		const sine = Float32Array.from({ length: seconds * sampleRate }, (_, at) => {
			return 10 ** (level / 20) * Math.sin((2 * Math.PI * 1000 * at) / sampleRate);
		});
		meter.push([sine, sine]);
	}
	return meter.integrated();
}

test.each([
	['case 1', -23, [[-23, 20]]],
	['case 2', -33, [[-33, 20]]],
	[
		'case 3: the quiet ends do not count',
		-23,
		[
			[-36, 10],
			[-23, 60],
			[-36, 10],
		],
	],
	[
		'case 4: nor does what nobody hears',
		-23,
		[
			[-72, 10],
			[-36, 10],
			[-23, 60],
			[-36, 10],
			[-72, 10],
		],
	],
	[
		'case 5',
		-23,
		[
			[-26, 20],
			[-20, 20.1],
			[-26, 20],
		],
	],
] as [string, number, [number, number][]][])('EBU Tech 3341 %s: %d LUFS within 0.1', (_, expected, parts) => {
	expect(Math.abs(loudnessOf(parts) - expected)).toBeLessThanOrEqual(0.1);
});

test.each([8000, 22_050, 44_100])('at %d samples a second too', (sampleRate) => {
	expect(Math.abs(loudnessOf([[-23, 20]], sampleRate) + 23)).toBeLessThanOrEqual(0.1);
});

test('silence, and too little sound, have no loudness', () => {
	expect(createLoudnessMeter(48_000).integrated()).toBe(-Infinity);
	expect(loudnessOf([[-200, 5]])).toBe(-Infinity);
	expect(loudnessOf([[-23, 0.2]])).toBe(-Infinity);
});
