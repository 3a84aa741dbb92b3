import { usualMs } from './path.ts';
import type { PathCase } from './path-case.ts';

/** How much of a case is news to whoever has met some words, from 0; 1 is the whole of the case that says most. */
export type News = (one: PathCase, met?: ReadonlySet<string>) => number;

/**
 * Orders cases so that each prepares the next, introduction before depth: the next is always the one with the least news after
 * those before it. Of equals the shorter comes first, then the one with more themes and perspectives. The same cases always
 * come in the same order. `met` are the words that were met before.
 */
export function orderPath<C extends PathCase>(cases: readonly C[], newsOf: News, met: Iterable<string> = []): C[] {
	const left = [...cases].sort((a, b) => lengthOf(a) - lengthOf(b) || breadthOf(b) - breadthOf(a) || a.id - b.id);
	const ordered: C[] = [];
	const known = new Set(met);
	while (left.length > 0) {
		const next = best(left, (one) => -newsOf(one, known));
		ordered.push(next);
		left.splice(left.indexOf(next), 1);
		for (const word of next.words) known.add(word);
	}
	return ordered;
}

/**
 * Measures news by the words of what one learns, as information (the rarer among these cases, the more). So what many build
 * on is little news, and what is special much. Of a case that does not say what one learns, nobody knows: it counts as the mean.
 */
export function newsAmong(cases: readonly PathCase[]): News {
	const users = new Map<string, number>();
	for (const { words } of cases) for (const word of words) users.set(word, (users.get(word) ?? 0) + 1);
	const information = (word: string) => Math.log((cases.length + 1) / (users.get(word) ?? 1));
	const sum = (words: readonly string[]) => words.reduce((all, word) => all + information(word), 0);
	const told = cases.filter(({ words }) => words.length > 0);
	// Sorted, since adding numbers up in another order may give another sum.
	const sums = told.map(({ words }) => sum(words)).sort((a, b) => a - b);
	const most = Math.max(sums.at(-1) ?? 0, Number.MIN_VALUE);
	const mean = sums.reduce((all, one) => all + one, 0) / Math.max(1, sums.length) / most;
	return ({ words }, met) => (words.length === 0 ? mean : sum(met ? words.filter((word) => !met.has(word)) : words) / most);
}

/** How introductory each case is among the others, 0 to 1: the less news, the more. */
export function introductions(cases: readonly PathCase[]): Map<number, number> {
	const newsOf = newsAmong(cases);
	return new Map(cases.map((one) => [one.id, 1 - newsOf(one)]));
}

/** The first of those that are worth most; there must be one. */
export function best<T>(all: readonly T[], worth: (one: T) => number): T {
	const worths = all.map(worth);
	return all[worths.indexOf(worths.reduce((most, one) => Math.max(most, one)))] as T;
}

/** How long a case takes, in milliseconds. */
export function lengthOf({ durationMs }: Pick<PathCase, 'durationMs'>): number {
	return durationMs ?? usualMs;
}

function breadthOf({ themes, perspectives }: PathCase): number {
	return themes.length + perspectives.length;
}
