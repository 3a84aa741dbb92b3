import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAbout, likeness, type Subjects } from './subjects.ts';

const about = (themes: string[], perspectives: string[], goals: number[] = []): Subjects => {
	const terms = (slugs: string[]) => slugs.map((slug) => ({ slug, name: slug }));
	return { themes: terms(themes), perspectives: terms(perspectives), goals };
};
const slugs = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 });
const anySubjects = fc
	.tuple(slugs, slugs, fc.uniqueArray(fc.integer({ min: 1, max: 4 })))
	.map(([themes, perspectives, goals]) => about(themes, perspectives, goals));

test('likeness is the same both ways, from 0 to 1, and 1 only for what is about the same', () => {
	fc.assert(
		fc.property(anySubjects, anySubjects, (one, other) => {
			const alike = likeness(one, other);
			expect(alike).toBe(likeness(other, one));
			expect(alike).toBeGreaterThanOrEqual(0);
			expect(alike).toBeLessThanOrEqual(1);
			const sorted = ({ themes, perspectives, goals }: Subjects) =>
				JSON.stringify(
					[themes, perspectives].map((terms) => terms.map(({ slug }) => slug).sort()).concat([goals.map(String).sort()]),
				);
			const isAnything = one.themes.length + one.perspectives.length + one.goals.length > 0;
			expect(alike === 1).toBe(isAnything && sorted(one) === sorted(other));
		}),
	);
});

test('a theme weighs more than a perspective, and that more than a goal', () => {
	const one = about(['a'], ['b'], [3]);
	expect(likeness(one, about(['a'], [], []))).toBeCloseTo(4 / 7);
	expect(likeness(one, about([], ['b'], []))).toBeCloseTo(2 / 7);
	expect(likeness(one, about([], ['a'], [3]))).toBeCloseTo(1 / 9);
});

test('a theme is not a perspective of the same name', () => {
	expect(isAbout(about(['leder'], []), 'perspective', 'leder')).toBe(false);
	expect(isAbout(about([], [], [13]), 'goal', '13')).toBe(true);
});
