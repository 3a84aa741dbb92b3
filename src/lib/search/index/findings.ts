import { BestList, type Ranked } from './best-list.ts';

/** A found case or moment; `turn` is numbered through its segment, -1 for a case. `moments` are the case's best. */
export interface Found extends Ranked {
	segment: string;
	relevance: number;
	moments: { turn: number; score: number }[];
}

/** What a search finds in some segments. */
export class Findings {
	total = 0;
	readonly tags = new Map<number, number>();
	readonly best: BestList<Found>;

	constructor(keep: number) {
		this.best = new BestList(keep);
	}
}
