import { momentScore } from '../rank.ts';
import { BestList, type Ranked } from './best-list.ts';
import type { Findings } from './findings.ts';
import { normsOfTurns } from './length-norms.ts';
import { covered, type QueryPlan } from './query-plan.ts';
import { type CaseScores, scoreCases } from './score-cases.ts';
import { TurnScores } from './score-turns.ts';
import type { Segment } from './segment.ts';

/** So many of the likeliest cases are looked at first: what they reach spares most of the others. */
const firstLook = 32;

/** Searches a segment: scores its cases, then looks at the turns of those that can be among the best. */
export function scoreSegment(segment: Segment, plan: QueryPlan, found: Findings): void {
	const norms = normsOfTurns(plan);
	const scores = scoreCases(segment, plan, norms);
	const candidates = findCandidates(segment, plan, scores, found);
	const turns = new TurnScores(segment, plan, scores, norms);
	const likeliest = new BestList<Ranked>(firstLook);
	for (let i = 0; i < candidates.count; i++) {
		const score = candidates.atMost[i] as number;
		if (score > likeliest.threshold) likeliest.offer({ score, caseId: i, turn: 0 });
	}
	const seen = new Set(likeliest.items.map(({ caseId }) => caseId));
	for (const i of seen) turns.look(candidates.cases[i] as number, found);
	for (let i = 0; i < candidates.count; i++)
		if ((candidates.atMost[i] as number) >= found.best.threshold && !seen.has(i))
			turns.look(candidates.cases[i] as number, found);
}

let room = { cases: new Uint32Array(0), atMost: new Float64Array(0) };

/** The cases that answer the question, with the most that they can score; good until the next call. */
function findCandidates(segment: Segment, plan: QueryPlan, scores: CaseScores, found: Findings) {
	const { touched, said, filed, ofCase, atMost, ofFields } = scores;
	const { dead, date, caseId } = segment;
	if (room.cases.length < touched.length)
		room = { cases: new Uint32Array(touched.length), atMost: new Float64Array(touched.length) };
	let count = 0;
	for (let i = 0; i < scores.count; i++) {
		const at = touched[i] as number;
		const has = (said[at] as number) | (filed[at] as number);
		if (dead?.[at] || isLeftOut(plan, caseId[at] as number)) continue;
		if (countBits(has) < plan.minimumGroups || (plan.filter.length > 0 && !passes(segment, plan.filter, at))) continue;
		if (plan.countTags) countTags(segment, at, found.tags);
		const own = atMost[at] as number;
		const most = momentScore(plan.ranking, { own, covered: covered(plan, has), around: 2 * own, ofCase: ofCase[at] as number });
		room.cases[count] = at;
		room.atMost[count++] = plan.sort === 'date' ? (date[at] as number) : most * (1 + 1e-9) + (ofFields[at] as number);
	}
	found.total += count;
	return { count, ...room };
}

function isLeftOut({ only, except }: QueryPlan, caseId: number): boolean {
	return (only !== undefined && !only.has(caseId)) || except?.has(caseId) === true;
}

function passes({ tagStart, tags }: Segment, filter: number[][], at: number): boolean {
	return filter.every((wanted) => {
		for (let i = tagStart[at] as number; i < (tagStart[at + 1] as number); i++)
			if (wanted.includes(tags[i] as number)) return true;
		return false;
	});
}

function countTags({ tagStart, tags }: Segment, at: number, counts: Map<number, number>): void {
	for (let i = tagStart[at] as number; i < (tagStart[at + 1] as number); i++) {
		const tag = tags[i] as number;
		counts.set(tag, (counts.get(tag) ?? 0) + 1);
	}
}

function countBits(bits: number): number {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
	return count;
}
