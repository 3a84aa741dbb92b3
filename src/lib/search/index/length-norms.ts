import type { Ranking } from '../rank.ts';
import { longest } from './case-table.ts';
import type { QueryPlan } from './query-plan.ts';
import type { Segment } from './segment.ts';

/** Saturation in turns, of which the commonest frequencies are reckoned once for each length. */
export class LengthNorms {
	readonly #norms: Float64Array;
	readonly #known: Float64Array[] = [];

	constructor(ranking: Pick<Ranking, 'k1' | 'b'>, averageTurn: number) {
		this.#norms = Float64Array.from({ length: longest + 1 }, (_, length) => lengthNorm(ranking, length, averageTurn));
		for (let tenths = 0; tenths <= 20; tenths++) this.#known.push(this.#norms.map((norm) => tenths / 10 / (tenths / 10 + norm)));
	}

	/** How much a frequency in tenths counts in a turn of this length. */
	saturation(tenths: number, length: number): number {
		if (tenths <= 20) return (this.#known[tenths] as Float64Array)[length] as number;
		return tenths / 10 / (tenths / 10 + (this.#norms[length] as number));
	}
}

/** The part of a saturation that hangs on the text's length alone. */
function lengthNorm({ k1, b }: Pick<Ranking, 'k1' | 'b'>, length: number, average: number): number {
	return k1 * (1 - b + (b * length) / average);
}

let ofTurns = { key: '', norms: new LengthNorms({ k1: 1, b: 0 }, 1) };

/** The norms of turns; those asked for last are kept, as they change with the index only. */
export function normsOfTurns({ ranking, averageTurn }: QueryPlan): LengthNorms {
	const key = `${ranking.k1} ${ranking.b} ${averageTurn}`;
	if (ofTurns.key !== key) ofTurns = { key, norms: new LengthNorms(ranking, averageTurn) };
	return ofTurns.norms;
}

const ofCases = new WeakMap<Uint32Array, { key: string; norms: Float64Array }>();

/** The norm of each case of a segment, kept likewise. */
export function normsOfCases({ caseLength }: Segment, { ranking, averageCase }: QueryPlan): Float64Array {
	const key = `${ranking.k1} ${ranking.b} ${averageCase}`;
	const known = ofCases.get(caseLength);
	if (known?.key === key) return known.norms;
	const norms = Float64Array.from(caseLength, (length) => lengthNorm(ranking, length, averageCase));
	ofCases.set(caseLength, { key, norms });
	return norms;
}
