import fc from 'fast-check';
import type { CaseDocument, WeightedTerm } from '#lib/search/index/case-document.ts';

/** The simplest analysis that there is: words in lower case, and `a-b` also as its parts at a lower weight. */
export function analyse(text: string): WeightedTerm[] {
	return text
		.toLowerCase()
		.split(/\s+/)
		.filter((word) => word !== '')
		.flatMap((word) => [{ term: word, weight: 1 }, ...partsOf(word).map((term) => ({ term, weight: 0.7 }))]);
}

function partsOf(word: string): string[] {
	return word.includes('-') ? word.split('-').filter((part) => part !== '') : [];
}

/** A case of which only the words matter. */
export function makeCase(caseId: number, texts: string[], title = '', rest: Partial<CaseDocument> = {}): CaseDocument {
	return {
		caseId,
		version: texts.join('|') + title,
		date: caseId,
		tags: [caseId % 3],
		fields: { title: analyse(title) },
		turns: texts.map((text, i) => {
			const terms = analyse(text);
			return {
				position: i * 2,
				startMs: i === 1 ? undefined : i * 1000,
				length: terms.filter(({ weight }) => weight === 1).length,
				terms,
			};
		}),
		...rest,
	};
}

/** Invented words of which a few are very common, so that every form of postings comes up. */
export const word = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom('og', 'i', 'er') },
	{ weight: 2, arbitrary: fc.constantFrom('tare', 'hav', 'tare-hav', 'bølge', 'båt', 'ro', 'bår', '𝔐and', '\ufb01sk') },
	{ weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('a', 'b', 'ø', '-'), minLength: 1, maxLength: 5 }) },
);
const text = (most: number) => fc.array(word, { maxLength: most }).map((words) => words.join(' '));

/** A small corpus with cases of one turn and of many. */
export const corpus = fc
	.array(
		fc.record({ texts: fc.oneof(fc.array(text(8), { maxLength: 3 }), fc.array(text(5), { maxLength: 30 })), title: text(3) }),
		{
			minLength: 1,
			maxLength: 12,
		},
	)
	.map((cases) => cases.map(({ texts, title }, i) => makeCase(100 - i * 7, texts, title)));
