import fc from 'fast-check';
import type { PathCase } from '#lib/pathways/path-case.ts';

/** Few enough words, themes and lengths that cases often meet. */
export const someCases: fc.Arbitrary<PathCase[]> = fc
	.array(
		fc.record({
			durationMs: fc.option(fc.integer({ min: 1, max: 90 }).map((minutes) => minutes * 60_000)),
			words: fc.uniqueArray(fc.constantFrom('analyse', 'buss', 'data', 'etikk', 'fjord', 'grunn', 'helse'), { maxLength: 5 }),
			themes: fc.uniqueArray(fc.constantFrom('helse', 'energi', 'finans'), { maxLength: 2 }),
			perspectives: fc.uniqueArray(fc.constantFrom('forsker', 'leder', 'student', 'designer'), { maxLength: 2 }),
			goals: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: 2 }),
			language: fc.constantFrom('nb', 'en'),
			publishedMs: fc.nat(1000),
		}),
		{ maxLength: 14 },
	)
	.map((all) => all.map((one, at) => ({ ...one, id: at + 1 })));
