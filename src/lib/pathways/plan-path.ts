import { best, lengthOf, type News, newsAmong, orderPath } from './order-path.ts';
import { type Because, mostSteps, type PathWishes, type Step } from './path.ts';
import { closeness, overlap, type PathCase } from './path-case.ts';

/** What a member's own history says. */
export interface Past {
	/** How well a case fits, 0 to 1. */
	relevance?: (caseId: number) => number;
	/** The words of what was learned. */
	met?: Iterable<string>;
}

/** From here on two cases of different perspectives cover the same ground, so that one of them is enough. */
const sameGround = 0.5;
/** So much of the words of the smaller of two cases is in the other when one builds on the other. */
const buildsOn = 0.25;
/** How much a case's news speaks against it, so that a path goes on in small steps; deep cases are what the experienced came for. */
const newsWeight = { beginner: 3, experienced: 1 };
const depthWeight = { beginner: 0, experienced: 2 };
/** What has no news at all was heard already, if in other words. */
const nothingNew = 1;
/** So many stages for each one that offers a choice: a path is mostly a line. */
const stagesPerChoice = 3;

/**
 * Plans a path: chooses cases that fit the wishes and the time, covers the perspectives, themes and goals that were asked
 * for, orders them, and sets others of the same ground and another perspective beside some. Each step says why it stands
 * there. The stages fit the time whichever choices are made.
 */
export function planPath(cases: readonly PathCase[], wishes: PathWishes, past: Past = {}): Step[] {
	const newsOf = newsAmong(cases);
	const ordered = orderPath(chooseCases(cases, wishes, past, newsOf), newsOf, past.met);
	const stages = ordered.map((one) => [one]);
	addChoices(stages, cases, wishes.minutes * 60_000);
	const reasons = explain(ordered, wishes);
	return stages.flatMap((beside, stage) =>
		beside.map((one, at) => ({
			caseId: one.id,
			stage,
			because: at === 0 ? (reasons[stage] ?? null) : { kind: 'choice', with: beside[0]?.id ?? one.id },
		})),
	);
}

/** Chooses one case after the other: the one that adds most to what is chosen, while it fits the time. */
function chooseCases(cases: readonly PathCase[], wishes: PathWishes, past: Past, newsOf: News): PathCase[] {
	const fits = (one: PathCase) => fitOf(one, wishes) + depthWeight[wishes.level] * newsOf(one) + (past.relevance?.(one.id) ?? 0);
	const left = [...cases].sort(
		(a, b) => fits(b) - fits(a) || lengthOf(a) - lengthOf(b) || b.publishedMs - a.publishedMs || a.id - b.id,
	);
	const chosen: PathCase[] = [];
	const met = new Set(past.met);
	let timeMs = wishes.minutes * 60_000;
	while (chosen.length < mostSteps) {
		const possible = left.filter((one) => lengthOf(one) <= timeMs);
		if (possible.length === 0) break;
		const next = best(possible, (one) => fits(one) + addsTo(chosen, one, wishes) - effortOf(newsOf(one, met), wishes));
		chosen.push(next);
		left.splice(left.indexOf(next), 1);
		timeMs -= lengthOf(next);
		for (const word of next.words) met.add(word);
	}
	return chosen;
}

/** How well a case fits by itself. */
function fitOf(one: PathCase, wishes: PathWishes): number {
	return (
		2 * overlap(one.themes, wishes.themes) + overlap(one.perspectives, wishes.perspectives) + overlap(one.goals, wishes.goals)
	);
}

/** What a case brings of what was asked for that those chosen lack. */
function addsTo(chosen: readonly PathCase[], one: PathCase, { themes, perspectives, goals, views }: PathWishes): number {
	const heard = new Set(chosen.flatMap((other) => other.perspectives));
	const lacks = <T>(wanted: readonly T[], of: (other: PathCase) => readonly T[]) => {
		const has = new Set(chosen.flatMap(of));
		return of(one).some((term) => wanted.includes(term) && !has.has(term)) ? 1 : 0;
	};
	return (
		3 * lacks(perspectives, (other) => other.perspectives) +
		2 * lacks(themes, (other) => other.themes) +
		2 * lacks(goals, (other) => other.goals) +
		(heard.size < views && one.perspectives.some((slug) => !heard.has(slug)) ? 3 : 0)
	);
}

/** What speaks against the next step: that it is large, or that there is nothing in it. */
function effortOf(news: number, { level }: PathWishes): number {
	return newsWeight[level] * news + (news === 0 ? nothingNew : 0);
}

/** Sets others beside some stages that cover the same ground from another perspective, the closest first: one each, where the time allows. */
function addChoices(stages: PathCase[][], cases: readonly PathCase[], budgetMs: number): void {
	const taken = new Set(stages.flat().map(({ id }) => id));
	let timeMs = budgetMs - stages.flat().reduce((sum, only) => sum + lengthOf(only), 0);
	let choices = Math.min(Math.floor(stages.length / stagesPerChoice), mostSteps - stages.length);
	for (const { beside, first, other } of alternatives(stages, cases)) {
		const extraMs = Math.max(0, lengthOf(other) - lengthOf(first));
		if (choices === 0 || beside.length > 1 || taken.has(other.id) || extraMs > timeMs) continue;
		beside.push(other);
		taken.add(other.id);
		timeMs -= extraMs;
		choices -= 1;
	}
}

interface Alternative {
	beside: PathCase[];
	first: PathCase;
	other: PathCase;
}

/** What could stand beside what, the closest first. */
function alternatives(stages: readonly PathCase[][], cases: readonly PathCase[]): Alternative[] {
	const pairs = stages.flatMap((beside) =>
		beside.flatMap((first) =>
			cases.map((other) => ({ beside, first, other, ground: isOtherVoice(first, other) ? closeness(first, other) : 0 })),
		),
	);
	return pairs.filter(({ ground }) => ground >= sameGround).sort((a, b) => b.ground - a.ground || a.other.id - b.other.id);
}

function isOtherVoice(first: PathCase, other: PathCase): boolean {
	return other.perspectives.length > 0 && overlap(other.perspectives, first.perspectives) === 0;
}

/** Why each stands where it stands: the first that is true of it. */
function explain(ordered: readonly PathCase[], wishes: PathWishes): Because[] {
	return ordered.map((one, at) => {
		const before = ordered.slice(0, at);
		if (at === 0) return { kind: 'begins' };
		const prepared = before.findLast((other) => overlap(one.words, other.words) >= buildsOn);
		if (prepared) return { kind: 'builds', on: prepared.id };
		const heard = before.flatMap(({ perspectives }) => perspectives);
		const isNew = (slug: string) => !heard.includes(slug);
		const voice =
			one.perspectives.find((slug) => isNew(slug) && wishes.perspectives.includes(slug)) ?? one.perspectives.find(isNew);
		if (voice !== undefined) return { kind: 'perspective', slug: voice };
		const theme = one.themes.find((slug) => wishes.themes.includes(slug));
		if (theme !== undefined) return { kind: 'theme', slug: theme };
		const goal = one.goals.find((number) => wishes.goals.includes(number));
		return goal === undefined ? { kind: 'deepens' } : { kind: 'goal', goal };
	});
}
