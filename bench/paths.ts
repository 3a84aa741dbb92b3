/**
 * Do paths teach sooner than other orders? `npm run -s bench:paths` lets invented learners, each of whom wants to know six
 * things of a theme, hear cases in the order of a generated path, newest first, most popular first, at random, and as somebody
 * would order them who knew what rests on what (the limit). Then it compares what is recommended with and without the
 * re-ranking for diversity: how unlike the cases of a list are, from how many perspectives, and how evenly cases are shown (Gini).
 *
 * Tables go to standard error, a line of JSON to standard output. `--learners` says how many (2,000).
 */

import { parseArgs } from 'node:util';
import type { PathWishes } from '#lib/pathways/path.ts';
import { planPath } from '#lib/pathways/plan-path.ts';
import { mulberry32 } from '#lib/platform/mulberry32.ts';
import { compareLists } from './paths/compare-lists.ts';
import { inventWorld, type TaughtCase, themeCount, type World } from './paths/invented-world.ts';
import { type Learner, type Order, timeToLearn } from './paths/simulated-learner.ts';

const { values: flags } = parseArgs({ options: { learners: { type: 'string', default: '2000' } } });
const learners = Number(flags.learners);
const world = inventWorld(1);

const orders: Record<string, (learner: Learner) => Order> = {
	'a generated path': followPath,
	'newest first': (learner) => first(learner, (a, b) => b.publishedMs - a.publishedMs),
	'most popular first': (learner) => first(learner, (a, b) => b.popularity - a.popularity),
	'at random': (learner) => (open) => pick(ofTheme(open, learner), learner.dice),
	'knowing what rests on what': (learner) =>
		first(learner, (a, b) => depthOf(a) - depthOf(b) || usefulTo(learner, b) - usefulTo(learner, a)),
};

console.error(`${learners} learners, ${world.cases.length} cases\n`);
console.error('order                        hours: median     90 %    reached in 10 h   in 40 h');
const medians = Object.fromEntries(Object.entries(orders).map(([name, orderFor]) => [name, measure(name, orderFor)]));
const lists = compareLists(world, learners);
console.log(
	JSON.stringify({
		pathMedianH: medians['a generated path'],
		newestMedianH: medians['newest first'],
		popularMedianH: medians['most popular first'],
		...lists,
	}),
);

function measure(name: string, orderFor: (learner: Learner) => Order): number {
	const hours = Array.from({ length: learners }, (_, at) => {
		const learner = inventLearner(world, at);
		return (timeToLearn(world, learner, orderFor(learner)) ?? Number.POSITIVE_INFINITY) / 3_600_000;
	}).sort((a, b) => a - b);
	const quantile = (share: number) => hours[Math.floor(share * (learners - 1))] ?? Number.NaN;
	const reached = (within: number) => `${((100 * hours.filter((one) => one <= within).length) / learners).toFixed(1)} %`;
	console.error(
		`${name.padEnd(28)} ${quantile(0.5).toFixed(1).padStart(14)} ${quantile(0.9).toFixed(1).padStart(8)} ${reached(10).padStart(18)} ${reached(40).padStart(9)}`,
	);
	return Number(quantile(0.5).toFixed(2));
}

/** Knows a third of what rests on nothing, and wants six things that rest on something and that some case teaches. */
function inventLearner({ concepts, cases }: World, at: number): Learner {
	const dice = mulberry32(1_000 + at);
	const theme = Math.floor(themeCount * dice());
	const mine = [...concepts.keys()].filter((one) => concepts[one]?.theme === theme);
	const known = new Set(mine.filter((one) => concepts[one]?.depth === 0 && dice() < 0.33));
	const taught = new Set(cases.flatMap(({ teaches }) => teaches));
	const possible = mine.filter((one) => [1, 2].includes(concepts[one]?.depth ?? 0) && taught.has(one));
	const wanted = possible.map((one) => ({ one, by: dice() })).sort((a, b) => a.by - b.by);
	return { theme, known, wanted: wanted.slice(0, 6).map(({ one }) => one), dice };
}

/** Hears a path of four hours, then one of what is not known yet, and so on. */
function followPath({ theme }: Learner): Order {
	const wishes: PathWishes = {
		themes: [`theme ${theme}`],
		perspectives: [],
		goals: [],
		views: 3,
		minutes: 240,
		level: 'beginner',
	};
	let left: number[] = [];
	return (open) => {
		const inTheme = open.filter(({ themes }) => themes.includes(`theme ${theme}`));
		left = left.filter((id) => inTheme.some((one) => one.id === id));
		const isOpen = new Set(open.map(({ id }) => id));
		const met = world.cases.filter(({ id }) => !isOpen.has(id)).flatMap(({ words }) => words);
		if (left.length === 0) left = planPath(inTheme, wishes, { met }).map(({ caseId }) => caseId);
		const next = left.shift();
		return inTheme.find(({ id }) => id === next);
	};
}

/** Goes through all cases of the theme in an order, then through those again that are not done. */
function first(learner: Learner, compare: (a: TaughtCase, b: TaughtCase) => number): Order {
	const heard = new Set<number>();
	return (open) => {
		const mine = ofTheme(open, learner);
		const fresh = mine.filter(({ id }) => !heard.has(id));
		if (fresh.length === 0) heard.clear();
		const next = (fresh.length > 0 ? fresh : mine).toSorted(compare)[0];
		if (next) heard.add(next.id);
		return next;
	};
}

function ofTheme(cases: readonly TaughtCase[], { theme }: Learner): TaughtCase[] {
	return cases.filter(({ themes }) => themes.includes(`theme ${theme}`));
}

function pick<T>(from: readonly T[], dice: () => number): T | undefined {
	return from[Math.floor(from.length * dice())];
}

function depthOf({ teaches }: TaughtCase): number {
	return Math.max(...teaches.map((one) => world.concepts[one]?.depth ?? 0));
}

function usefulTo({ wanted }: Learner, { teaches }: TaughtCase): number {
	return teaches.filter((one) => wanted.includes(one)).length;
}
