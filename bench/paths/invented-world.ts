import type { PathCase } from '#lib/pathways/path-case.ts';
import { mulberry32 } from '#lib/platform/mulberry32.ts';

/** Something that can be learned: it comes easily to whoever knows what it rests on. */
export interface Concept {
	theme: number;
	/** 0 rests on nothing. */
	depth: number;
	restsOn: number[];
}

/** A case as the planner sees it, and what it teaches, which only the simulation knows. */
export interface TaughtCase extends PathCase {
	teaches: number[];
	/** How often it is heard, on any scale. */
	popularity: number;
}

export interface World {
	concepts: Concept[];
	cases: TaughtCase[];
}

export const themeCount = 15;
const perspectiveCount = 10;
const depths = 4;
const conceptsPerDepth = 10;
const casesPerTheme = 40;

/**
 * An invented catalogue. Outcomes name what a case teaches, more often than not what that rests on, and sometimes what
 * this rests on: all that the planner can go by. Shallow cases are somewhat shorter and more popular, as they are anywhere.
 */
export function inventWorld(seed: number): World {
	const dice = mulberry32(seed);
	const pick = (from: number) => Math.floor(from * dice());
	const concepts: Concept[] = [];
	const at = (theme: number, depth: number, place: number) => (theme * depths + depth) * conceptsPerDepth + place;
	for (let theme = 0; theme < themeCount; theme++)
		for (let depth = 0; depth < depths; depth++)
			for (let place = 0; place < conceptsPerDepth; place++) {
				const below = () => at(theme, depth - 1, pick(conceptsPerDepth));
				concepts.push({ theme, depth, restsOn: depth === 0 ? [] : [...new Set([below(), below()])] });
			}
	const cases = Array.from({ length: themeCount * casesPerTheme }, (_, id): TaughtCase => {
		const [theme, depth] = [id % themeCount, pick(depths)];
		const teaches = [...new Set([0, 1, 2].map(() => at(theme, depth, pick(conceptsPerDepth))))];
		const below = (of: number[]) => of.flatMap((one) => concepts[one]?.restsOn ?? []);
		const direct = below(teaches);
		const named = [...direct.filter(() => dice() < 0.6), ...below(direct).filter(() => dice() < 0.3)];
		const perspectives = [...new Set([pick(perspectiveCount), pick(perspectiveCount)])];
		return {
			id: id + 1,
			durationMs: (15 + 5 * depth + pick(20)) * 60_000,
			words: [...new Set([...teaches, ...named])].map((one) => `concept ${one}`),
			themes: [`theme ${theme}`, ...(dice() < 0.2 ? [`theme ${pick(themeCount)}`] : [])],
			perspectives: perspectives.map((one) => `perspective ${one}`),
			goals: [1 + pick(17)],
			language: 'nb',
			publishedMs: pick(1e9),
			teaches,
			popularity: Math.exp(2 * dice() + 2 * dice() - 0.3 * depth),
		};
	});
	return { concepts, cases };
}
