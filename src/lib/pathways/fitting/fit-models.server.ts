import type { Db } from '#lib/platform/db.ts';
import { fitContentNeighbours } from '../engine/content-neighbours.ts';
import { profilesOf } from '../engine/content-profiles.ts';
import { memberCount } from '../engine/histories.ts';
import { type HeldBack, holdBack } from '../engine/hold-back.ts';
import type { FitStep } from '../fit-steps.ts';
import { judgeFit, type Measures, measureOf } from '../judge-fit.ts';
import { caseIndex, type Model } from '../model.ts';
import { fitModel, tuneModel } from './fit-model.ts';
import { keepModel } from './keep-model.server.ts';
import { askedOf, gainsOf, popularGains } from './measure-model.ts';
import { readContents } from './read-contents.server.ts';
import { readHistories } from './read-histories.server.ts';
import { readServingModel, type ServingModel } from './read-serving-model.server.ts';

/** What became of a fit. */
export interface FitOutcome {
	id: number;
	isKept: boolean;
	cases: number;
	members: number;
	measures: Measures;
}

/**
 * Fits a model on all that members have learned, first without the newest of some, on which it is measured beside the one
 * that serves, and lets it serve unless it is worse. Throws `Conflict` when another fit ended meanwhile. Takes the
 * processor for seconds or minutes: run it in a thread.
 */
export async function fitModels(db: Db, onStep: (step: FitStep) => void = () => {}): Promise<FitOutcome> {
	const startedAt = performance.now();
	const fittedAt = new Date();
	let peakMb = 0;
	const begin = (step: FitStep) => {
		peakMb = Math.max(peakMb, Math.round(process.memoryUsage.rss() / 1e6));
		onStep(step);
	};
	begin('reading');
	const serving = await readServingModel(db);
	const { caseIds, contents } = await readContents(db);
	const { histories, lastAt } = await readHistories(db, caseIds);
	begin('comparing');
	const content = fitContentNeighbours(profilesOf(contents));
	begin('trying');
	const heldBack = holdBack(histories, lastAt);
	const trial = tuneModel(fitModel({ caseIds, histories: heldBack.training, content }), forTuning(heldBack));
	begin('measuring');
	const measures = measure(trial, serving, forMeasuring(heldBack), lastAt);
	begin('fitting');
	const model = fitModel({ caseIds, histories, content }, trial.blend);
	begin('storing');
	const [members, interactions, fitMs] = [memberCount(histories), histories.item.length, performance.now() - startedAt];
	const kept = await keepModel(db, { model, fittedAt, servedThen: serving?.id, members, interactions, fitMs, peakMb, measures });
	return { ...kept, cases: caseIds.length, members, measures };
}

/** The blend is chosen on every other member, and measured on the rest, which it has not seen. */
const forTuning = (heldBack: HeldBack) => among(heldBack, (at) => at % 2 === 0);
const forMeasuring = (heldBack: HeldBack) => among(heldBack, (at) => at % 2 === 1);

function among({ training, members, item }: HeldBack, isWanted: (at: number) => boolean): HeldBack {
	return { training, members: members.filter((_, at) => isWanted(at)), item: item.filter((_, at) => isWanted(at)) };
}

function measure(fresh: Model, serving: ServingModel | undefined, heldBack: HeldBack, lastAt: Float64Array): Measures {
	const events = heldBack.members.length;
	const whole =
		events > 0 ? { fresh: gainsOf(fresh, askedOf(heldBack)), popular: popularGains(fresh.popularity, heldBack) } : undefined;
	const compared = serving && compare(fresh, serving, heldBack, lastAt);
	return {
		heldBack: events,
		fresh: whole ? measureOf(whole.fresh) : null,
		popular: whole ? measureOf(whole.popular) : null,
		compared: compared
			? { events: compared.fresh.length, fresh: measureOf(compared.fresh), serving: measureOf(compared.serving) }
			: null,
		judgement: judgeFit(compared?.fresh ?? [], compared?.serving),
	};
}

/** Only what was learned after the serving model's fit is new to both. */
function compare(fresh: Model, serving: ServingModel, heldBack: HeldBack, lastAt: Float64Array) {
	const unseen = among(heldBack, (at) => (lastAt[heldBack.members[at] ?? 0] ?? 0) > serving.fittedAt.getTime());
	const index = caseIndex(serving.model);
	const indexOf = (of: number) => index.get(fresh.caseIds[of] ?? 0);
	return { fresh: gainsOf(fresh, askedOf(unseen)), serving: gainsOf(serving.model, askedOf(unseen, indexOf)) };
}
