import { chooseBlend, defaultBlend } from '../engine/blend.ts';
import type { Histories } from '../engine/histories.ts';
import type { HeldBack } from '../engine/hold-back.ts';
import type { Neighbours } from '../engine/neighbours.ts';
import { popularityOf } from '../engine/popularity.ts';
import { fitRidgeNeighbours } from '../engine/ridge-neighbours.ts';
import { fitTransitions } from '../engine/transitions.ts';
import type { Blend, Model } from '../model.ts';
import { askedOf } from './measure-model.ts';

/** What a model is fitted on: the cases, what members learned of them, and which are similar in themselves. */
export interface FitInput {
	caseIds: Int32Array;
	histories: Histories;
	content: Neighbours;
}

/** More would only take time. */
const mostAsked = 1_000;

/** Fits what is learned together and what is learned after what. */
export function fitModel({ caseIds, histories, content }: FitInput, blend: Blend = defaultBlend): Model {
	return {
		caseIds,
		linear: fitRidgeNeighbours(histories),
		transitions: fitTransitions(histories),
		content,
		popularity: popularityOf(histories),
		blend,
	};
}

/** The model with the blend that finds best what was held back from it. */
export function tuneModel(model: Model, heldBack: HeldBack): Model {
	const asked = askedOf(heldBack).filter((one) => one !== undefined);
	return { ...model, blend: chooseBlend(model, asked.slice(0, mostAsked)) };
}
