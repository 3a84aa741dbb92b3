import { momentScore } from '../rank.ts';
import { BestList, type Ranked } from './best-list.ts';
import type { Findings } from './findings.ts';
import type { LengthNorms } from './length-norms.ts';
import { covered, type QueryPlan } from './query-plan.ts';
import type { CaseScores } from './score-cases.ts';
import type { Segment } from './segment.ts';
import { type TermHits, turnsIn } from './term-hits.ts';

/** Scores the turns of one case at a time. */
export class TurnScores {
	readonly #segment: Segment;
	readonly #plan: QueryPlan;
	readonly #scores: CaseScores;
	readonly #norms: LengthNorms;
	#own = new Float64Array(64);
	/** Before the present group. */
	#before = new Float64Array(64);
	#said = new Uint32Array(64);

	constructor(segment: Segment, plan: QueryPlan, scores: CaseScores, norms: LengthNorms) {
		this.#segment = segment;
		this.#plan = plan;
		this.#scores = scores;
		this.#norms = norms;
	}

	/** Scores a case's turns and offers it, or them, to the findings. */
	look(at: number, { best }: Findings): void {
		const { date, caseId: caseIds, file } = this.#segment;
		const { by, sort, momentsEach, ranking } = this.#plan;
		const caseId = caseIds[at] as number;
		const inFields = this.#scores.ofFields[at] as number;
		const moments = new BestList<Ranked>(Math.max(1, momentsEach));
		const offer = (turn: number, relevance: number) => {
			if (by === 'case') moments.offer({ turn, score: relevance, caseId });
			else
				best.offer({
					turn,
					score: sort === 'date' ? (date[at] as number) : relevance,
					caseId,
					relevance,
					segment: file,
					moments: [],
				});
		};
		const ofCase = this.#scores.ofCase[at] as number;
		this.#eachTurn(at, (turn, said) => offer(turn, momentScore(ranking, { ...said, ofCase }) + inFields));
		if (by === 'moment') return;
		const relevance = moments.items[0]?.score ?? inFields;
		const shown = moments.items.slice(0, momentsEach).map(({ turn, score }) => ({ turn, score }));
		const score = sort === 'date' ? (date[at] as number) : relevance;
		best.offer({ score, caseId, turn: -1, relevance, segment: file, moments: shown });
	}

	#eachTurn(at: number, visit: (turn: number, said: Record<'own' | 'covered' | 'around', number>) => void): void {
		const { turnStart } = this.#segment;
		const first = turnStart[at] as number;
		const end = turnStart[at + 1] as number;
		this.#clear(end - first);
		for (const term of this.#scores.hits) this.#addTerm(term, at, first, end);
		const filed = this.#scores.filed[at] as number;
		for (let i = 0; i < end - first; i++) {
			const said = this.#said[i] as number;
			if (said === 0) continue;
			const around = (i > 0 ? (this.#own[i - 1] as number) : 0) + (i + 1 < end - first ? (this.#own[i + 1] as number) : 0);
			visit(first + i, { own: this.#own[i] as number, covered: covered(this.#plan, said | filed), around });
		}
	}

	#addTerm(term: TermHits, at: number, first: number, end: number): void {
		const { postings, from, to } = turnsIn(term, at, first, end);
		const { ofTurn, bit } = term.asked;
		for (let k = from; k < to; k++) {
			const turn = postings.turns[k] as number;
			const i = turn - first;
			if (((this.#said[i] as number) & bit) === 0) {
				(this.#said[i] as number) |= bit;
				this.#before[i] = this.#own[i] as number;
			}
			const saturation = this.#norms.saturation(postings.frequencies[k] as number, this.#segment.turnLength[turn] as number);
			this.#own[i] = Math.max(this.#own[i] as number, (this.#before[i] as number) + ofTurn * saturation);
		}
	}

	#clear(count: number): void {
		if (count > this.#own.length) {
			this.#own = new Float64Array(count * 2);
			this.#before = new Float64Array(count * 2);
			this.#said = new Uint32Array(count * 2);
		}
		this.#own.fill(0, 0, count);
		this.#said.fill(0, 0, count);
	}
}
