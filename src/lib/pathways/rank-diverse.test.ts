import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Rankable, rankDiverse } from './rank-diverse.ts';

const terms = (slugs: readonly string[]) => slugs.map((slug) => ({ slug, name: slug }));
const some = (prefix: string, most: number) =>
	fc.uniqueArray(
		fc.integer({ min: 0, max: 5 }).map((number) => `${prefix}${number}`),
		{ maxLength: most },
	);
const anyCandidate = fc.record({
	relevance: fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
	themes: some('t', 2).map(terms),
	perspectives: some('p', 2).map(terms),
	goals: fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { maxLength: 2 }),
	owners: some('o', 2),
});
const anyCandidates = fc.array(anyCandidate, { maxLength: 30 });
const anyUsual = fc.option(
	some('p', 3).map((slugs) => new Set(slugs)),
	{ nil: undefined },
);
const anyLimit = fc.integer({ min: 0, max: 9 });
const slugsOf = ({ perspectives }: Rankable) => perspectives.map(({ slug }) => slug);

test('the best comes first, no guest or organisation twice, each at most once, and always the same', () => {
	fc.assert(
		fc.property(anyCandidates, anyUsual, anyLimit, (candidates, usual, limit) => {
			const ranked = rankDiverse(candidates, { limit, usual });
			const chosen = ranked.map(({ candidate }) => candidate);
			expect(rankDiverse(candidates, { limit, usual })).toEqual(ranked);
			expect(chosen.length).toBeLessThanOrEqual(limit);
			expect(new Set(chosen).size).toBe(chosen.length);
			const owners = chosen.flatMap((one) => one.owners);
			expect(new Set(owners).size).toBe(owners.length);
			if (limit > 0 && candidates.length > 0)
				expect(chosen[0]?.relevance).toBeGreaterThanOrEqual(Math.max(...candidates.map(({ relevance }) => relevance)));
			const fits = candidates.some((one) => !chosen.includes(one) && !one.owners.some((owner) => owners.includes(owner)));
			if (chosen.length < limit) expect(fits).toBe(false);
		}),
	);
});

test('one of three is from a perspective that is not usual whenever there is one that may be chosen', () => {
	fc.assert(
		fc.property(anyCandidates, some('p', 3), anyLimit, (candidates, slugs, limit) => {
			const usual = new Set(slugs);
			const ranked = rankDiverse(candidates, { limit, usual });
			for (const [place, { candidate, isElsewhere }] of ranked.entries()) {
				const before = ranked.slice(0, place).map((one) => one.candidate);
				const near = usual.size > 0 ? usual : new Set(before.flatMap(slugsOf));
				const isFar = (one: Rankable) => slugsOf(one).length > 0 && !slugsOf(one).some((slug) => near.has(slug));
				const taken = new Set(before.flatMap(({ owners }) => owners));
				const far = candidates.filter(
					(one) => !before.includes(one) && !one.owners.some((owner) => taken.has(owner)) && isFar(one),
				);
				const isOpen = !ranked.slice(place - (place % 3), place).some((one) => one.isElsewhere);
				const isForced = isOpen && place % 3 === 2 && far.length > 0;
				expect(isElsewhere).toBe(isForced || (isOpen && usual.size > 0 && isFar(candidate)));
				if (!isForced) continue;
				expect(isFar(candidate)).toBe(true);
				expect(candidate.relevance).toBeGreaterThanOrEqual(Math.max(...far.map(({ relevance }) => relevance)));
			}
		}),
	);
});

test('nothing is from elsewhere for whoever switched it off', () => {
	fc.assert(
		fc.property(anyCandidates, anyLimit, (candidates, limit) => {
			expect(rankDiverse(candidates, { limit }).some(({ isElsewhere }) => isElsewhere)).toBe(false);
		}),
	);
});

const candidate = (name: string, relevance: number, theme: string, perspective: string) => ({
	name,
	relevance,
	themes: terms([theme]),
	perspectives: terms([perspective]),
	goals: [],
	owners: [name],
});

test('what is about the same as the best gives way to what fits nearly as well', () => {
	const candidates = [
		candidate('best', 1, 'hav', 'leder'),
		candidate('same', 0.95, 'hav', 'leder'),
		candidate('other', 0.8, 'skog', 'forsker'),
		candidate('far', 0.1, 'finans', 'student'),
	];
	const names = (limit: number, usual?: Set<string>) =>
		rankDiverse(candidates, { limit, usual }).map((one) => one.candidate.name);
	expect(names(4)).toEqual(['best', 'other', 'same', 'far']);
	expect(names(3, new Set(['leder', 'forsker']))).toEqual(['best', 'other', 'far']);
	expect(names(3, new Set(['leder']))).toEqual(['best', 'other', 'same']);
	expect(names(3, new Set())).toEqual(['best', 'other', 'far']);
});
