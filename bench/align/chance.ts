import { mulberry32 } from '#lib/platform/mulberry32.ts';

/** A repeatable stream of numbers in [0, 1): mulberry32. */
export class Chance {
	readonly next: () => number;

	constructor(seed: number) {
		this.next = mulberry32(seed >>> 0);
	}

	between(low: number, high: number): number {
		return low + (high - low) * this.next();
	}

	/** Roughly normal, mean 0 and deviation 1. */
	normal(): number {
		return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
	}

	pick<T>(from: readonly T[]): T {
		const chosen = from[Math.floor(this.next() * from.length)];
		if (chosen === undefined) throw new Error('There is nothing to pick from.');
		return chosen;
	}
}
