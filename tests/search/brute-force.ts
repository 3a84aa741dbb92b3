import {
	type CaseDocument,
	type FieldName,
	fieldNames,
	type TurnDocument,
	type WeightedTerm,
} from '#lib/search/index/case-document.ts';
import type { AskedGroup } from '#lib/search/index/query-plan.ts';
import {
	defaultRanking,
	fieldFrequency,
	fieldSaturation,
	fieldWeights,
	inverseFrequency,
	momentScore,
	type Ranking,
	saturation,
} from '#lib/search/rank.ts';

export interface Moment {
	caseId: number;
	position: number;
	score: number;
}

/** Ranking as it is defined, turn by turn, without an index: what an index has to agree with. */
export function bruteForce(
	cases: CaseDocument[],
	groups: AskedGroup[],
	ranking: Ranking = defaultRanking,
): { cases: { caseId: number; score: number }[]; moments: Moment[] } {
	const turns = cases.flatMap(({ turns }) => turns);
	const inTurns = new Map(turns.map((turn) => [turn, count(turn.terms)]));
	const inCases = new Map(cases.map((one) => [one, sum(one.turns.map((turn) => inTurns.get(turn) ?? new Map()))]));
	const lengthOf = (one: CaseDocument) => one.turns.reduce((sum, { length }) => sum + length, 0);
	const words = cases.reduce((sum, one) => sum + lengthOf(one), 0);
	const fieldTerms = new Map(
		cases.map((one) => [one, new Set(fieldNames.flatMap((name) => (one.fields[name] ?? []).map(({ term }) => term)))]),
	);

	const idf = frequencies(groups, [...inTurns.values()], [...inCases.values()], [...fieldTerms.values()]);
	const telling = groups.map(({ terms }) =>
		Math.max(0, ...terms.map(({ term, weight }) => weight * (idf.get(term)?.telling ?? 0))),
	);
	const cover = (has: (group: AskedGroup) => boolean) =>
		groups.reduce((sum, group, i) => sum + (has(group) ? (telling[i] ?? 0) : 0), 0) / telling.reduce((sum, one) => sum + one, 0);
	const sumOfBest = (score: (term: string, weight: number) => number) =>
		groups.reduce((sum, { terms }) => sum + Math.max(0, ...terms.map(({ term, weight }) => score(term, weight))), 0);

	const found = cases.map((one) => {
		const frequencies = inCases.get(one) ?? new Map<string, number>();
		const ofCase = sumOfBest((term, weight) => {
			const frequency = (frequencies.get(term) ?? 0) / 10;
			return weight * (idf.get(term)?.ofCase ?? 0) * saturation(ranking, frequency, lengthOf(one), words / cases.length || 1);
		});
		const ofFields = sumOfBest(
			(term, weight) => weight * (idf.get(term)?.ofFields ?? 0) * fieldSaturation(ranking, fieldTotal(cases, one, term, ranking)),
		);
		const filed = ({ terms }: AskedGroup) => terms.some(({ term }) => fieldTerms.get(one)?.has(term));
		const said = ({ terms }: AskedGroup, counts = frequencies) => terms.some(({ term }) => counts.has(term));
		const countsIn = (turn: TurnDocument) => inTurns.get(turn) ?? new Map<string, number>();
		const ownOf = (turn: TurnDocument) =>
			sumOfBest((term, weight) => {
				const frequency = (countsIn(turn).get(term) ?? 0) / 10;
				return weight * (idf.get(term)?.ofTurn ?? 0) * saturation(ranking, frequency, turn.length, words / turns.length || 1);
			});
		const moments = one.turns.flatMap((turn, i): Moment[] => {
			if (!groups.some((group) => said(group, countsIn(turn)))) return [];
			const neighbours = [one.turns[i - 1], one.turns[i + 1]].filter((other) => other !== undefined);
			const around = neighbours.reduce((sum, other) => sum + ownOf(other), 0);
			const covered = cover((group) => said(group, countsIn(turn)) || filed(group));
			const score = momentScore(ranking, { own: ownOf(turn), covered, around, ofCase }) + ofFields;
			return [{ caseId: one.caseId, position: turn.position, score }];
		});
		const score = moments.length > 0 ? Math.max(...moments.map(({ score }) => score)) : ofFields;
		return { caseId: one.caseId, score, moments, answers: groups.some((group) => said(group) || filed(group)) };
	});
	return {
		cases: found
			.filter(({ answers }) => answers)
			.map(({ caseId, score }) => ({ caseId, score }))
			.sort(byScore),
		moments: found.flatMap(({ moments }) => moments).sort(byScore),
	};
}

/** How telling each asked term is, among turns, among cases and among their fields. */
function frequencies(groups: AskedGroup[], turns: Map<string, number>[], cases: Map<string, number>[], fields: Set<string>[]) {
	const holding = (all: { has(term: string): boolean }[], term: string) => all.filter((one) => one.has(term)).length;
	const terms = new Set(groups.flatMap(({ terms }) => terms.map(({ term }) => term)));
	return new Map(
		[...terms].map((term) => {
			const [inTurns, inFields] = [holding(turns, term), holding(fields, term)];
			const ofTurn = inverseFrequency(turns.length, inTurns);
			const ofCase = inverseFrequency(cases.length, holding(cases, term));
			const ofFields = inverseFrequency(cases.length, inFields);
			return [term, { ofTurn, ofCase, ofFields, telling: inTurns > 0 ? ofTurn : inFields > 0 ? ofFields : 0 }];
		}),
	);
}

function byScore(
	one: { score: number; caseId: number; position?: number },
	other: { score: number; caseId: number; position?: number },
): number {
	return other.score - one.score || one.caseId - other.caseId || (one.position ?? 0) - (other.position ?? 0);
}

function fieldTotal(cases: CaseDocument[], one: CaseDocument, term: string, ranking: Ranking): number {
	return (Object.keys(fieldWeights) as FieldName[]).reduce((total, name) => {
		const frequency = count(one.fields[name] ?? []).get(term) ?? 0;
		const wholes = (terms: WeightedTerm[] = []) => terms.filter(({ weight }) => weight === 1).length;
		const average = cases.reduce((sum, { fields }) => sum + wholes(fields[name]), 0) / cases.length || 1;
		return total + fieldFrequency(ranking, fieldWeights[name], frequency / 10, wholes(one.fields[name]), average);
	}, 0);
}

/** Frequencies in tenths, as the index keeps them. */
function count(terms: WeightedTerm[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { term, weight } of terms) counts.set(term, (counts.get(term) ?? 0) + Math.round(weight * 10));
	return counts;
}

function sum(all: Map<string, number>[]): Map<string, number> {
	const total = new Map<string, number>();
	for (const counts of all) for (const [term, frequency] of counts) total.set(term, (total.get(term) ?? 0) + frequency);
	return total;
}
