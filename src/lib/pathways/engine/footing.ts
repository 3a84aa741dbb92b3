import { type Model, type Part, parts } from '../model.ts';
import { scaleOf } from './rows.ts';

/** What follows from a model before any history is known. */
export interface Footing {
	/** The scores of a fold-in, reused by the next. */
	scores: Float32Array;
	/** Every case's score for its popularity alone. */
	prior: Float32Array;
	/** How many times more likeness to what was learned counts for a case, in place of the learners that it lacks. */
	contentLift: Float32Array;
	scale: Record<Part, number>;
	/** The weight of each part, divided by its scale. */
	multiplier: Record<Part, number>;
}

const footings = new WeakMap<Model, Footing>();

/** The footing of a model, worked out once. */
export function footingOf(model: Model): Footing {
	const footing = footings.get(model) ?? makeFooting(model);
	footings.set(model, footing);
	return footing;
}

function makeFooting(model: Model): Footing {
	const { popularity, blend } = model;
	const most = popularity.reduce((one, other) => Math.max(one, other), 1);
	const scale = { linear: scaleOf(model.linear), transitions: scaleOf(model.transitions), content: scaleOf(model.content) };
	const multiplier = { ...blend.weight };
	for (const part of parts) multiplier[part] /= scale[part];
	return {
		scores: new Float32Array(popularity.length),
		prior: popularity.map((learners) => (blend.popularity * Math.log1p(learners)) / Math.log1p(most)),
		contentLift: popularity.map((learners) => 1 + blend.newcomers / (1 + learners)),
		scale,
		multiplier,
	};
}
