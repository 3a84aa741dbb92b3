import { type Frames, framesPerSecond } from './frames.ts';
import { powerSpectrum } from './power-spectrum.ts';

/** The level and twelve mel-frequency cepstral coefficients. */
const coefficients = 13;
const filters = 26;
const lowestHertz = 80;
const highestHertz = 7600;
const windowSeconds = 0.025;

/** The energy in each mel band, every 10 ms over windows of 25 ms. */
export function melEnergies(samples: Float32Array, sampleRate: number): Frames {
	const length = Math.round(windowSeconds * sampleRate);
	const size = 2 ** Math.ceil(Math.log2(length));
	const spectrum = powerSpectrum(size);
	const bank = melFilters(size, sampleRate);
	const window = Float64Array.from({ length }, (_, n) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (length - 1)));
	const count = Math.floor((samples.length / sampleRate) * framesPerSecond);
	const values = new Float32Array(count * filters);
	const signal = new Float64Array(size);
	const power = new Float64Array(size / 2);
	for (let frame = 0; frame < count; frame++) {
		cutWindow(samples, Math.round(((frame + 0.5) * sampleRate) / framesPerSecond - length / 2), window, signal);
		spectrum(signal, power);
		for (let band = 0; band < filters; band++) values[frame * filters + band] = filterEnergy(bank[band] as MelFilter, power);
	}
	return { count, size: filters, values };
}

/** Mel-frequency cepstra: the level and the shape of the spectrum. */
export function cepstra({ count, values: energies }: Frames): Frames {
	const cosines = cosineTable();
	const values = new Float32Array(count * coefficients);
	const logs = new Float64Array(filters);
	for (let frame = 0; frame < count; frame++) {
		for (let band = 0; band < filters; band++) logs[band] = Math.log(1e-7 + (energies[frame * filters + band] as number));
		writeCepstrum(logs, cosines, values, frame * coefficients);
	}
	return { count, size: coefficients, values };
}

/** The window that starts at `start`, with high frequencies lifted (pre-emphasis); outside the sound is silence. */
function cutWindow(samples: Float32Array, start: number, window: Float64Array, signal: Float64Array): void {
	for (let n = 0; n < window.length; n++) {
		const at = start + n;
		const inside = at > 0 && at < samples.length;
		signal[n] = inside ? (window[n] as number) * ((samples[at] as number) - 0.97 * (samples[at - 1] as number)) : 0;
	}
}

interface MelFilter {
	firstBin: number;
	weights: Float64Array;
}

/** Triangles of equal width on the mel scale. */
function melFilters(size: number, sampleRate: number): MelFilter[] {
	const mel = (hertz: number) => 1127 * Math.log(1 + hertz / 700);
	const lowest = mel(lowestHertz);
	const step = (mel(highestHertz) - lowest) / (filters + 1);
	const binMel = (bin: number) => mel((bin * sampleRate) / size);
	return Array.from({ length: filters }, (_, index) => {
		const centre = lowest + (index + 1) * step;
		const bins = Array.from({ length: size / 2 }, (_, bin) => bin).filter((bin) => Math.abs(binMel(bin) - centre) < step);
		return { firstBin: bins[0] ?? 0, weights: Float64Array.from(bins, (bin) => 1 - Math.abs(binMel(bin) - centre) / step) };
	});
}

function filterEnergy({ firstBin, weights }: MelFilter, power: Float64Array): number {
	let sum = 0;
	for (let n = 0; n < weights.length; n++) sum += (weights[n] as number) * (power[firstBin + n] as number);
	return sum;
}

function cosineTable(): Float64Array {
	const table = new Float64Array(coefficients * filters);
	for (let k = 0; k < coefficients; k++) {
		for (let n = 0; n < filters; n++) table[k * filters + n] = Math.cos((Math.PI * k * (n + 0.5)) / filters);
	}
	return table;
}

function writeCepstrum(energies: Float64Array, cosines: Float64Array, values: Float32Array, at: number): void {
	for (let k = 0; k < coefficients; k++) {
		let sum = 0;
		for (let n = 0; n < filters; n++) sum += (energies[n] as number) * (cosines[k * filters + n] as number);
		values[at + k] = sum;
	}
}
