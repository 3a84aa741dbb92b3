import { fieldFrequency, fieldSaturation, fieldWeights } from '../rank.ts';
import { fieldNames } from './case-document.ts';
import { type Groups, peakOf } from './case-groups.ts';
import { findTerm } from './dictionary.ts';
import { type LengthNorms, normsOfCases } from './length-norms.ts';
import type { Postings } from './postings.ts';
import type { PlannedTerm, QueryPlan } from './query-plan.ts';
import type { Segment } from './segment.ts';
import { readHits, type TermHits } from './term-hits.ts';

/** What is known of the cases of a segment before their turns are looked at. */
export interface CaseScores {
	hits: TermHits[];
	/** The cases that have any of the terms, in no order. */
	touched: Uint32Array;
	count: number;
	/** By case: its own score, what its best turn can have at most, its fields' score, and the bits of the groups it has. */
	ofCase: Float64Array;
	atMost: Float64Array;
	ofFields: Float64Array;
	said: Uint32Array;
	filed: Uint32Array;
	/** The scores before the present group: it adds what the best of its terms scores. */
	before: Pick<CaseScores, 'ofCase' | 'atMost' | 'ofFields'>;
}

/** Arrays for the largest segment so far, used by one search after another; nought but where the last one touched them. */
let room = makeRoom(0);
let lastScores: CaseScores | undefined;

function makeRoom(cases: number) {
	const numbers = () => new Float64Array(cases);
	const bits = () => new Uint32Array(cases);
	const scores = { touched: bits(), ofCase: numbers(), atMost: numbers(), ofFields: numbers(), said: bits(), filed: bits() };
	return { ...scores, before: { ofCase: numbers(), atMost: numbers(), ofFields: numbers() } };
}

/** Scores the cases of a segment as wholes. The scores are good until the next call. */
export function scoreCases(segment: Segment, plan: QueryPlan, norms: LengthNorms): CaseScores {
	if (lastScores) clear(lastScores);
	if (room.said.length < segment.header.cases) room = makeRoom(segment.header.cases);
	const scores: CaseScores = { ...room, hits: [], count: 0 };
	lastScores = scores;
	const caseNorms = normsOfCases(segment, plan);
	for (const asked of plan.terms) {
		const term = findTerm(segment, asked.term);
		if (term < 0) continue;
		const hits = readHits(segment, asked, term, scores.hits.length);
		scores.hits.push(hits);
		if (hits.groups) addGroups(scores, asked, hits.groups, mostByPeak(segment, plan), caseNorms);
		addTurns(scores, asked, hits.turns, segment, norms, caseNorms);
		addFields(scores, hits, segment, plan);
	}
	return scores;
}

function clear({ touched, count, ofCase, atMost, ofFields, said, filed }: CaseScores): void {
	for (let i = 0; i < count; i++) {
		const at = touched[i] as number;
		ofCase[at] = atMost[at] = ofFields[at] = said[at] = filed[at] = 0;
	}
}

function addTurns(
	scores: CaseScores,
	asked: PlannedTerm,
	{ turns, frequencies, count }: Postings,
	{ turnLength, turnStart, caseOf }: Segment,
	norms: LengthNorms,
	caseNorms: Float64Array,
): void {
	for (let i = 0; i < count; ) {
		const at = caseOf[turns[i] as number] as number;
		const end = turnStart[at + 1] as number;
		let total = 0;
		let peak = 0;
		do {
			const frequency = frequencies[i] as number;
			total += frequency;
			const own = norms.saturation(frequency, turnLength[turns[i++] as number] as number);
			if (own > peak) peak = own;
		} while (i < count && (turns[i] as number) < end);
		addCase(scores, asked, caseNorms, at, total, peak);
	}
}

function addGroups(
	scores: CaseScores,
	asked: PlannedTerm,
	{ cases, totals, peaks }: Groups,
	most: Float64Array,
	caseNorms: Float64Array,
): void {
	for (let i = 0; i < cases.length; i++)
		addCase(scores, asked, caseNorms, cases[i] as number, totals[i] as number, most[peaks[i] as number] as number);
}

/** The most that a turn's saturation can be by its peak's byte, also when lengths now count otherwise. */
function mostByPeak({ header }: Segment, { ranking: { k1, b }, averageTurn }: QueryPlan): Float64Array {
	const byLength = Math.max((1 - header.peakB) / (1 - b), header.peakB / b);
	const slack = byLength * Math.max(1, averageTurn / header.pivot) * (1 + 1e-9);
	return Float64Array.from({ length: 256 }, (_, byte) => {
		const peak = peakOf(byte) * slack;
		return peak < Number.POSITIVE_INFINITY ? peak / (peak + k1) : 1;
	});
}

function addCase(scores: CaseScores, asked: PlannedTerm, norms: Float64Array, at: number, total: number, peak: number): void {
	const { ofCase, atMost, said, before } = scores;
	touch(scores, at);
	if (((said[at] as number) & asked.bit) === 0) {
		(said[at] as number) |= asked.bit;
		before.ofCase[at] = ofCase[at] as number;
		before.atMost[at] = atMost[at] as number;
	}
	const frequency = total / 10;
	const own = (before.ofCase[at] as number) + asked.ofCase * (frequency / (frequency + (norms[at] as number)));
	const most = (before.atMost[at] as number) + asked.ofTurn * peak;
	if (own > (ofCase[at] as number)) ofCase[at] = own;
	if (most > (atMost[at] as number)) atMost[at] = most;
}

function touch(scores: CaseScores, at: number): void {
	if (scores.said[at] === 0 && scores.filed[at] === 0) scores.touched[scores.count++] = at;
}

function addFields(scores: CaseScores, { asked, fields }: TermHits, { fieldLength }: Segment, plan: QueryPlan): void {
	const { ranking, averageFields } = plan;
	for (let i = 0; i < fields.length; ) {
		const { caseAt } = fields[i] as (typeof fields)[number];
		let sum = 0;
		for (let posting = fields[i]; posting?.caseAt === caseAt; posting = fields[++i]) {
			const weight = fieldWeights[fieldNames[posting.field] ?? 'other'];
			const length = fieldLength[caseAt * fieldNames.length + posting.field] as number;
			sum += fieldFrequency(ranking, weight, posting.frequency / 10, length, averageFields[posting.field] ?? 1);
		}
		addFiled(scores, asked, caseAt, asked.ofFields * fieldSaturation(ranking, sum));
	}
}

function addFiled(scores: CaseScores, { bit }: PlannedTerm, at: number, score: number): void {
	const { ofFields, filed, before } = scores;
	touch(scores, at);
	if (((filed[at] as number) & bit) === 0) {
		(filed[at] as number) |= bit;
		before.ofFields[at] = ofFields[at] as number;
	}
	ofFields[at] = Math.max(ofFields[at] as number, (before.ofFields[at] as number) + score);
}
