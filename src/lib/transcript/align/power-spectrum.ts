/** Makes a function that writes the power of each frequency of a real signal of `size` (a power of two) into `out`. */
export function powerSpectrum(size: number): (signal: Float64Array, out: Float64Array) => void {
	const half = size / 2;
	const order = bitReversed(half);
	const cosines = Float64Array.from({ length: half }, (_, k) => Math.cos((2 * Math.PI * k) / size));
	const sines = Float64Array.from({ length: half }, (_, k) => -Math.sin((2 * Math.PI * k) / size));
	const real = new Float64Array(half);
	const imaginary = new Float64Array(half);
	return (signal, out) => {
		// Even samples become the real part and odd ones the imaginary part: half the work of a plain transform.
		for (let i = 0; i < half; i++) {
			const from = order[i] as number;
			real[i] = signal[2 * from] as number;
			imaginary[i] = signal[2 * from + 1] as number;
		}
		transform(real, imaginary, cosines, sines);
		separate(real, imaginary, cosines, sines, out);
	};
}

function bitReversed(size: number): Uint32Array {
	const order = new Uint32Array(size);
	for (let i = 1; i < size; i++) order[i] = ((order[i >> 1] as number) >> 1) | (i & 1 ? size >> 1 : 0);
	return order;
}

/** The radix-2 transform in place; the tables are those of twice the size, hence the doubled step. */
function transform(real: Float64Array, imaginary: Float64Array, cosines: Float64Array, sines: Float64Array): void {
	const size = real.length;
	for (let span = 1; span < size; span *= 2) {
		const step = size / span;
		for (let start = 0; start < size; start += 2 * span) {
			for (let k = 0; k < span; k++) {
				const low = start + k;
				const high = low + span;
				const c = cosines[k * step] as number;
				const s = sines[k * step] as number;
				const r = (real[high] as number) * c - (imaginary[high] as number) * s;
				const i = (real[high] as number) * s + (imaginary[high] as number) * c;
				real[high] = (real[low] as number) - r;
				imaginary[high] = (imaginary[low] as number) - i;
				real[low] = (real[low] as number) + r;
				imaginary[low] = (imaginary[low] as number) + i;
			}
		}
	}
}

/** The power of the real signal's frequencies from the transform of its even and odd samples. */
function separate(
	real: Float64Array,
	imaginary: Float64Array,
	cosines: Float64Array,
	sines: Float64Array,
	out: Float64Array,
): void {
	const half = real.length;
	for (let k = 0; k < half; k++) {
		const mirror = k === 0 ? 0 : half - k;
		const evenReal = ((real[k] as number) + (real[mirror] as number)) / 2;
		const evenImaginary = ((imaginary[k] as number) - (imaginary[mirror] as number)) / 2;
		const oddReal = ((imaginary[k] as number) + (imaginary[mirror] as number)) / 2;
		const oddImaginary = ((real[mirror] as number) - (real[k] as number)) / 2;
		const c = cosines[k] as number;
		const s = sines[k] as number;
		const r = evenReal + oddReal * c - oddImaginary * s;
		const i = evenImaginary + oddReal * s + oddImaginary * c;
		out[k] = r * r + i * i;
	}
}
