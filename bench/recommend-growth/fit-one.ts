/** Fits one size in a process of its own, so that its peak of memory is its own, and prints what it took as JSON. */
import { fitContentNeighbours } from '#lib/pathways/engine/content-neighbours.ts';
import { profilesOf } from '#lib/pathways/engine/content-profiles.ts';
import { memberCount } from '#lib/pathways/engine/histories.ts';
import { type HeldBack, holdBack } from '#lib/pathways/engine/hold-back.ts';
import { fitModel, tuneModel } from '#lib/pathways/fitting/fit-model.ts';
import { askedOf, gainsOf, popularGains } from '#lib/pathways/fitting/measure-model.ts';
import { foldIn } from '#lib/pathways/fold-in.ts';
import { measureOf } from '#lib/pathways/judge-fit.ts';
import { decodeModel, encodeModel, type Model } from '#lib/pathways/model.ts';
import { inventContents, inventHistories } from './invented-learners.ts';

/** What one size took. */
export interface GrowthFigures {
	cases: number;
	members: number;
	interactions: number;
	/** Processor time, in seconds, as all of these. */
	contentS: number;
	/** The linear part and the transitions, once. */
	partsS: number;
	/** Choosing the blend and measuring. */
	measuringS: number;
	/** All that a fit does after reading: content once, parts twice, the blend, measuring. */
	fitS: number;
	/** The same by the clock, with whatever else the machine did. */
	fitClockS: number;
	peakMb: number;
	modelMb: number;
	decodeMs: number;
	foldInP50Ms: number;
	foldInP95Ms: number;
	recall20: number;
	popularRecall20: number;
}

const [cases, members] = process.argv.slice(2).map(Number) as [number, number];
const caseIds = Int32Array.from({ length: cases }, (_, at) => at + 1);
const contents = inventContents(cases);
const { histories, lastAt } = inventHistories(cases, members);

const startedAt = performance.now();
const [content, contentS] = timed(() => fitContentNeighbours(profilesOf(contents)));
const heldBack = holdBack(histories, lastAt);
const [trial, trialS] = timed(() => fitModel({ caseIds, histories: heldBack.training, content }));
const [[tuned, gains, popular], measuringS] = timed((): [Model, number[], number[]] => {
	const best = tuneModel(trial, everyOther(heldBack, 0));
	const rest = everyOther(heldBack, 1);
	return [best, gainsOf(best, askedOf(rest)), popularGains(best.popularity, rest)];
});
const [model, partsS] = timed(() => fitModel({ caseIds, histories, content }, tuned.blend));
const fitClockS = (performance.now() - startedAt) / 1000;
const encoded = encodeModel(model);
const peakMb = Math.round(process.resourceUsage().maxRSS / 1000);
const [served, decodeS] = timed(() => decodeModel(encoded));
const waits = foldInTimes(served, heldBack);
const figures: GrowthFigures = {
	cases,
	members: memberCount(histories),
	interactions: histories.item.length,
	contentS,
	partsS,
	measuringS,
	fitS: contentS + trialS + measuringS + partsS,
	fitClockS,
	peakMb,
	modelMb: Math.round(encoded.length / 1e6),
	decodeMs: decodeS * 1000,
	foldInP50Ms: waits[Math.floor(waits.length * 0.5)] ?? 0,
	foldInP95Ms: waits[Math.floor(waits.length * 0.95)] ?? 0,
	recall20: measureOf(gains).recall20,
	popularRecall20: measureOf(popular).recall20,
};
console.log(JSON.stringify(figures));

function everyOther({ training, members: who, item }: HeldBack, rest: number): HeldBack {
	return { training, members: who.filter((_, at) => at % 2 === rest), item: item.filter((_, at) => at % 2 === rest) };
}

/** How long members wait for their first sixty, sorted. */
function foldInTimes(of: Model, heldBack: HeldBack): Float64Array {
	const asked = askedOf(heldBack).flatMap((one) => one ?? []);
	for (const { history } of asked.slice(0, 200)) foldIn(of, history, { count: 60 });
	return Float64Array.from(asked.slice(0, 2_000), ({ history }) => {
		const startedAt = performance.now();
		foldIn(of, history, { count: 60 });
		return performance.now() - startedAt;
	}).sort();
}

function timed<T>(work: () => T): [T, number] {
	const before = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(before);
	return [result, (user + system) / 1e6];
}
