/** Measures how loud a recording sounds, as EBU R 128 and ITU-R BS.1770-5 define it. */
export interface LoudnessMeter {
	/** One array a channel, samples from -1 to 1. */
	push(channels: readonly Float32Array[]): void;
	/** Integrated loudness in LUFS; -Infinity for silence. */
	integrated(): number;
}

/** Loudness is measured in blocks of 400 ms that begin every 100 ms. */
const stepsPerBlock = 4;
const absoluteGate = -70;
const relativeGate = -10;

export function createLoudnessMeter(sampleRate: number): LoudnessMeter {
	const samplesPerStep = Math.round(sampleRate / 10);
	const filters: ((sample: number) => number)[] = [];
	const steps: number[] = [];
	let [energy, count] = [0, 0];
	return {
		push(channels) {
			while (filters.length < channels.length) filters.push(kWeighting(sampleRate));
			const length = channels[0]?.length ?? 0;
			for (let at = 0; at < length; at++) {
				for (let index = 0; index < channels.length; index++) {
					const weighted = filters[index]?.(channels[index]?.[at] ?? 0) ?? 0;
					energy += weighted * weighted;
				}
				if (++count < samplesPerStep) continue;
				steps.push(energy / samplesPerStep);
				[energy, count] = [0, 0];
			}
		},
		integrated: () => gatedLoudness(steps),
	};
}

function gatedLoudness(steps: readonly number[]): number {
	const blocks = steps.slice(stepsPerBlock - 1).map((_, index) => mean(steps.slice(index, index + stepsPerBlock)));
	const audible = blocks.filter((energy) => loudnessOf(energy) > absoluteGate);
	const threshold = loudnessOf(mean(audible)) + relativeGate;
	return loudnessOf(mean(audible.filter((energy) => loudnessOf(energy) > threshold)));
}

function loudnessOf(energy: number): number {
	return energy > 0 ? -0.691 + 10 * Math.log10(energy) : -Infinity;
}

function mean(values: readonly number[]): number {
	return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The head's shelf and then the high pass of BS.1770, whose analogue form is fitted to the sample rate. */
function kWeighting(sampleRate: number): (sample: number) => number {
	const shelf = highShelf(sampleRate, 1681.974450955533, 0.7071752369554196, 3.999843853973347);
	const highPass = highPassFilter(sampleRate, 38.13547087602444, 0.5003270373238773);
	return (sample) => highPass(shelf(sample));
}

function highShelf(sampleRate: number, frequency: number, q: number, gainDb: number): (sample: number) => number {
	const k = Math.tan((Math.PI * frequency) / sampleRate);
	const high = 10 ** (gainDb / 20);
	const band = high ** 0.4996667741545416;
	const scale = 1 + k / q + k * k;
	return biquad(
		[(high + (band * k) / q + k * k) / scale, (2 * (k * k - high)) / scale, (high - (band * k) / q + k * k) / scale],
		[(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale],
	);
}

function highPassFilter(sampleRate: number, frequency: number, q: number): (sample: number) => number {
	const k = Math.tan((Math.PI * frequency) / sampleRate);
	const scale = 1 + k / q + k * k;
	return biquad([1, -2, 1], [(2 * (k * k - 1)) / scale, (1 - k / q + k * k) / scale]);
}

function biquad([b0, b1, b2]: [number, number, number], [a1, a2]: [number, number]): (sample: number) => number {
	let [z1, z2] = [0, 0];
	return (sample) => {
		const out = b0 * sample + z1;
		z1 = b1 * sample - a1 * out + z2;
		z2 = b2 * sample - a2 * out;
		return out;
	};
}
