import { expect, it } from 'vitest';
import { powerSpectrum } from './power-spectrum.ts';

it('gives the powers of the plain discrete Fourier transform', () => {
	const size = 32;
	const signal = Float64Array.from({ length: size }, (_, n) => Math.sin(n * n) + (n % 5) - 0.3 * n);
	const power = new Float64Array(size / 2);
	powerSpectrum(size)(signal, power);
	for (let bin = 0; bin < size / 2; bin++) {
		let real = 0;
		let imaginary = 0;
		for (const [n, sample] of signal.entries()) {
			real += sample * Math.cos((2 * Math.PI * bin * n) / size);
			imaginary -= sample * Math.sin((2 * Math.PI * bin * n) / size);
		}
		expect(power[bin]).toBeCloseTo(real * real + imaginary * imaginary, 6);
	}
});
