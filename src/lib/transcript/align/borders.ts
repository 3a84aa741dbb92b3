import { Arrivals } from './arrivals.ts';
import type { Chain } from './chain.ts';
import type { Span } from './frames.ts';

const never = Number.NEGATIVE_INFINITY;

/**
 * The places before, between and after the sentences, where one may wait as long as one likes: in quiet, or while something sounds
 * that the text lacks. The latter costs something to begin, or the odd first sound of a sentence would pass for it.
 */
export class Borders {
	readonly #omission: number;
	readonly #nextOmission: number;
	readonly #outburst: number;
	readonly #quiet: Float64Array;
	readonly #loud: Float64Array;
	/** By which arrival the best way to each came. */
	readonly #quietVia: Int32Array;
	readonly #loudVia: Int32Array;
	readonly #arrivals = new Arrivals();

	constructor(count: number, { omission, nextOmission, outburst }: Chain) {
		this.#omission = omission;
		this.#nextOmission = nextOmission;
		this.#outburst = outburst;
		this.#quiet = new Float64Array(count).fill(never);
		this.#quiet[0] = 0;
		this.#loud = new Float64Array(count).fill(never);
		this.#quietVia = new Int32Array(count).fill(-1);
		this.#loudVia = new Int32Array(count).fill(-1);
	}

	/** The best score of standing here. */
	score(border: number): number {
		return Math.max(this.#quiet[border] as number, this.#loud[border] as number);
	}

	/** The arrival of the best way to here, −1 at the very beginning. */
	via(border: number): number {
		const louder = (this.#loud[border] as number) > (this.#quiet[border] as number);
		return (louder ? this.#loudVia : this.#quietVia)[border] as number;
	}

	/** One frame of waiting, in which it may become loud or quiet. */
	wait(border: number, quietScore: number, loudScore: number): void {
		const quiet = this.#quiet[border] as number;
		const loud = this.#loud[border] as number;
		const begun = quiet + this.#outburst;
		const quietVia = this.#quietVia[border] as number;
		if (loud > quiet) this.#quietVia[border] = this.#loudVia[border] as number;
		if (begun > loud) this.#loudVia[border] = quietVia;
		this.#quiet[border] = Math.max(quiet, loud) + quietScore;
		this.#loud[border] = Math.max(loud, begun) + loudScore;
	}

	/** The sentence before this border ends here, or it is left out; taken when that is the best way, and better than `least`. */
	arrive(border: number, score: number, span: Span, before: number, least: number): void {
		if (score > (this.#quiet[border] as number) && score > least) this.#take(border, score, this.#arrivals.add(span, before));
		const via = this.via(border - 1);
		const omitting = this.score(border - 1) + (this.#arrivals.omits(via) ? this.#nextOmission : this.#omission);
		if (omitting > (this.#quiet[border] as number) && omitting > least)
			this.#take(border, omitting, this.#arrivals.add(undefined, via));
	}

	#take(border: number, score: number, arrival: number): void {
		this.#quiet[border] = score;
		this.#quietVia[border] = arrival;
	}

	/** The likeliest places of all sentences. */
	wayToEnd(): (Span | undefined)[] {
		const last = this.#quiet.length - 1;
		return this.#arrivals.wayTo(this.via(last), last);
	}
}
