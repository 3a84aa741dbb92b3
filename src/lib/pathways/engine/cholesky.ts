/**
 * Solves a small dense system `matrix · x = right` with a symmetric, positive definite matrix, of which the lower triangle is
 * read, by rows of `size`. Overwrites both: `matrix` with its Cholesky factor, `right` with the solution. A pivot that rounding
 * (or a matrix that is not quite positive) would bring below `floor` is lifted to it.
 */
export function solvePositive(matrix: Float64Array, size: number, right: Float64Array, floor = 1e-9): void {
	factor(matrix, size, floor);
	for (let row = 0; row < size; row++) {
		const start = row * size;
		right[row] = ((right[row] as number) - dot(matrix, start, right, 0, row)) / (matrix[start + row] as number);
	}
	for (let row = size - 1; row >= 0; row--) {
		const solved = (right[row] as number) / (matrix[row * size + row] as number);
		right[row] = solved;
		for (let above = 0; above < row; above++) {
			right[above] = (right[above] as number) - solved * (matrix[row * size + above] as number);
		}
	}
}

/** Replaces the lower triangle by `L` with `L · Lᵀ = matrix`. */
export function factor(matrix: Float64Array, size: number, floor: number): void {
	for (let row = 0; row < size; row++) {
		const start = row * size;
		for (let column = 0; column < row; column++) {
			const other = column * size;
			const left = (matrix[start + column] as number) - dot(matrix, start, matrix, other, column);
			matrix[start + column] = left / (matrix[other + column] as number);
		}
		const pivot = (matrix[start + row] as number) - dot(matrix, start, matrix, start, row);
		matrix[start + row] = Math.sqrt(Math.max(pivot, floor));
	}
}

/** The product of two runs of numbers; four sums at once keep the processor's adders busy. */
function dot(one: Float64Array, from: number, other: Float64Array, otherFrom: number, length: number): number {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	let at = 0;
	for (; at + 3 < length; at += 4) {
		a += (one[from + at] as number) * (other[otherFrom + at] as number);
		b += (one[from + at + 1] as number) * (other[otherFrom + at + 1] as number);
		c += (one[from + at + 2] as number) * (other[otherFrom + at + 2] as number);
		d += (one[from + at + 3] as number) * (other[otherFrom + at + 3] as number);
	}
	for (; at < length; at++) a += (one[from + at] as number) * (other[otherFrom + at] as number);
	return a + b + (c + d);
}
