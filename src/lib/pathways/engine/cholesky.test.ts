import fc from 'fast-check';
import { expect, it } from 'vitest';
import { solvePositive } from './cholesky.ts';

const systems = fc.integer({ min: 1, max: 9 }).chain((size) => {
	const numbers = (length: number) =>
		fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });
	return fc.record({ size: fc.constant(size), root: numbers(size * size), solution: numbers(size) });
});

it('finds the solution that a right side was made from', () => {
	fc.assert(
		fc.property(systems, ({ size, root, solution }) => {
			const full = positive(root, size);
			const right = Float64Array.from(solution, (_, row) =>
				solution.reduce((sum, x, at) => sum + x * entry(full, size, row, at), 0),
			);
			// Only the lower triangle is read.
			const lower = full.map((value, at) => (at % size > Math.floor(at / size) ? Number.NaN : value));
			solvePositive(lower, size, right);
			for (const [at, x] of solution.entries()) expect(right[at]).toBeCloseTo(x, 6);
		}),
	);
});

it('gives numbers for a matrix that is not quite positive', () => {
	const right = Float64Array.of(1, 2);
	solvePositive(Float64Array.of(1, 0, 1, 1 - 1e-12), 2, right);
	expect(right.every(Number.isFinite)).toBe(true);
});

/** The product of a square matrix with its transpose, and 1 on the diagonal. */
function positive(root: number[], size: number): Float64Array {
	return Float64Array.from({ length: size * size }, (_, at) => {
		const [row, column] = [Math.floor(at / size), at % size];
		let sum = row === column ? 1 : 0;
		for (let of = 0; of < size; of++) sum += entry(root, size, row, of) * entry(root, size, column, of);
		return sum;
	});
}

function entry(matrix: ArrayLike<number>, size: number, row: number, column: number): number {
	return matrix[row * size + column] ?? 0;
}
