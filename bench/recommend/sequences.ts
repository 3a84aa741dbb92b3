import { chooseBlend, defaultBlend, type HeldBackNext, measureNext, type NextMeasures } from '#lib/pathways/engine/blend.ts';
import { climb, type Variants, valuesOf } from '#lib/pathways/engine/climb.ts';
import { fitContentNeighbours } from '#lib/pathways/engine/content-neighbours.ts';
import { profilesOf } from '#lib/pathways/engine/content-profiles.ts';
import { ContentsBuilder } from '#lib/pathways/engine/contents.ts';
import type { Histories } from '#lib/pathways/engine/histories.ts';
import type { Neighbours } from '#lib/pathways/engine/neighbours.ts';
import { popularityOf } from '#lib/pathways/engine/popularity.ts';
import { fitRidgeNeighbours, type RidgeOptions, ridgeDefaults } from '#lib/pathways/engine/ridge-neighbours.ts';
import { fitTransitions, type TransitionOptions, transitionDefaults } from '#lib/pathways/engine/transitions.ts';
import type { Blend, Model } from '#lib/pathways/model.ts';
import { askFor, readAttributes, readSequences, withoutLast } from './read-sequences.ts';

/** What one data set gives. */
export interface SequenceResults {
	users: number;
	items: number;
	/** On the test items: `ours`, and beside it what it is made of and compared with. */
	rows: Record<string, NextMeasures>;
	validation: NextMeasures;
	settings: Settings;
	/** Processor seconds of the last fit, and of all that was tried to choose its settings. */
	fitCpuSeconds: number;
	choosingCpuSeconds: number;
}

/** What is chosen on validation data. */
interface Settings {
	linear: RidgeOptions;
	transitions: TransitionOptions;
	blend: Blend;
}

/**
 * Scores next-item recommendation: a user's last item is the test, the one before it validation, each ranked among all items
 * that the user has not had before it. All settings are chosen on validation items; with them the model is fitted once more.
 */
export function benchSequences(file: string, attributes?: string): SequenceResults {
	const sequences = readSequences(file);
	const { users, numbers } = sequences;
	const about = attributes ? readAttributes(attributes, numbers) : nothingAbout(numbers.size);
	const content = fitContentNeighbours(profilesOf(about), { count: 100 });
	const [validation, test] = [askFor(sequences, 2), askFor(sequences, 1)];
	const training = withoutLast(sequences, 2);
	const whole = withoutLast(sequences, 1);
	const choosing = timed(() => choose(training, content, evenly(validation, mostAsked)));
	const settings = choosing.result;
	const first = partsFitter(training, content)(settings);
	const fitting = timed(() => partsFitter(whole, content)(settings));
	const rows = { ours: fitting.result, 'ours, not fitted again': first, ...comparedWith(fitting.result, whole) };
	return {
		users: users.length,
		items: numbers.size,
		rows: Object.fromEntries(Object.entries(rows).map(([name, model]) => [name, measureNext(model, test)])),
		validation: measureNext(first, validation),
		settings,
		fitCpuSeconds: fitting.cpuSeconds,
		choosingCpuSeconds: choosing.cpuSeconds,
	};
}

/** As many users as tell settings apart. */
const mostAsked = 5_000;

function evenly<T>(all: readonly T[], most: number): T[] {
	const step = Math.max(1, all.length / most);
	return Array.from({ length: Math.min(most, all.length) }, (_, at) => all[Math.floor(at * step)]).filter(
		(one) => one !== undefined,
	);
}

/** The blend for the defaults, then what the parts are fitted with for that blend, and the blend once more. */
function choose(histories: Histories, content: Neighbours, asked: readonly HeldBackNext[]): Settings {
	const parts = partsFitter(histories, content);
	const start: Settings = { linear: ridgeDefaults, transitions: transitionDefaults, blend: defaultBlend };
	const blended = { ...start, blend: chooseBlend(parts(start), asked) };
	const settings = climb(blended, variants, (tried) => measureNext(parts(tried), asked).ndcg20);
	return { ...settings, blend: chooseBlend(parts(settings), asked, settings.blend) };
}

const variants: Variants<Settings>[] = [
	inPart('linear', valuesOf('ridge', [0.5, 1, 2, 4])),
	inPart('linear', valuesOf('memberDamping', [0, 0.2, 0.35, 0.5])),
	inPart('transitions', valuesOf('window', [1, 3, 5, 10, 20, 50])),
	inPart('transitions', valuesOf('decay', [0.5, 0.65, 0.8, 0.9, 1])),
	inPart('transitions', valuesOf('backward', [0, 0.25, 0.5, 1])),
	inPart('transitions', (now) => [0, 0.25, 0.5, 0.75].map((from) => ({ ...now, damping: { ...now.damping, from } }))),
	inPart('transitions', (now) => [0, 0.25, 0.5].map((to) => ({ ...now, damping: { ...now.damping, to } }))),
];

function inPart<Part extends keyof Settings>(part: Part, variantsOf: Variants<Settings[Part]>): Variants<Settings> {
	return (settings) => variantsOf(settings[part]).map((changed) => ({ ...settings, [part]: changed }));
}

/** A function that fits what members do by given settings; a part whose settings stay is not fitted again. */
function partsFitter(histories: Histories, content: Neighbours): (settings: Settings) => Model {
	const linearBy = keepLast((options: RidgeOptions) => fitRidgeNeighbours(histories, options));
	const transitionsBy = keepLast((options: TransitionOptions) => fitTransitions(histories, options));
	const caseIds = Int32Array.from({ length: histories.items }, (_, item) => item);
	const popularity = popularityOf(histories);
	return ({ linear, transitions, blend }) => {
		return { caseIds, linear: linearBy(linear), transitions: transitionsBy(transitions), content, popularity, blend };
	};
}

function keepLast<Options, Result>(work: (options: Options) => Result): (options: Options) => Result {
	let last: { options: Options; result: Result } | undefined;
	return (options) => {
		if (last?.options !== options) last = { options, result: work(options) };
		return last.result;
	};
}

/** What ours is made of and compared with, by the same fold-in. */
function comparedWith(ours: Model, histories: Histories): Record<string, Model> {
	const { fade } = ours.blend;
	const only = (weight: Partial<Blend['weight']>, popularity = 0): Model => {
		const blend = { weight: { linear: 0, transitions: 0, content: 0, ...weight }, fade, popularity, newcomers: 0 };
		return { ...ours, blend };
	};
	const neighbours = { ...only({ linear: 1 }), linear: cosines(histories) };
	return {
		popularity: only({}, 1),
		'item-kNN': { ...neighbours, blend: { ...neighbours.blend, fade: { ...fade, linear: 1 } } },
		...(ours.content.item.length > 0 && { 'content alone': only({ content: 1 }) }),
		'linear alone': only({ linear: 1 }),
		'transitions alone': only({ transitions: 1 }),
	};
}

/** How alike items are by who has both: transitions at any distance, in both directions, damped by half. */
function cosines(histories: Histories): Neighbours {
	const damping = { from: 0.5, to: 0.5 };
	return fitTransitions(histories, { window: Number.POSITIVE_INFINITY, decay: 1, backward: 1, damping, count: 100 });
}

function nothingAbout(items: number) {
	const contents = new ContentsBuilder();
	for (let item = 0; item < items; item++) contents.endCase();
	return contents.finish();
}

function timed<T>(work: () => T): { result: T; cpuSeconds: number } {
	const before = process.cpuUsage();
	const result = work();
	const { user, system } = process.cpuUsage(before);
	return { result, cpuSeconds: (user + system) / 1e6 };
}
