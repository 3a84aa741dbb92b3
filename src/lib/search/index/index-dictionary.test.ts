import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { makeCase } from '../../../../tests/search/invented-cases.ts';
import { foldTerm } from '../analysis/fold.ts';
import { openIndex } from './open-index.ts';
import { openWriter } from './open-writer.ts';

const root = mkdtempSync(join(tmpdir(), 'dugnad-dictionary-'));
afterAll(() => rmSync(root, { recursive: true }));

const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'e', 'o', 'å', 'ø', 'æ', '𝔐'), minLength: 1, maxLength: 5 });

test('knows every term by its beginning, its spelling without æøå and its neighbours', async () => {
	let folders = 0;
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(letters, { minLength: 1, maxLength: 25 }), { minLength: 1, maxLength: 4 }),
			letters,
			async (commits, asked) => {
				const folder = join(root, String(folders++));
				const writer = openWriter(folder, { analyser: '1' });
				for (const [caseId, words] of commits.entries()) {
					writer.upsert([makeCase(caseId, [words.join(' ')])]);
					writer.commit();
				}
				await writer.close();
				const opened = openIndex(folder, { analyser: '1' });
				if (opened.outcome !== 'open') throw new Error(opened.outcome);
				const { dictionary } = opened.index;
				const terms = [...new Set(commits.flat())];
				const expectTerms = (found: Iterable<string>, is: (term: string) => boolean) =>
					expect([...found].sort()).toEqual(terms.filter(is).sort());
				expectTerms(dictionary.startingWith(asked), (term) => term.startsWith(asked));
				expectTerms(dictionary.folded(foldTerm(asked)), (term) => foldTerm(term) === foldTerm(asked));
				for (const most of [1, 2])
					expectTerms(dictionary.within(asked, most), (term) => term !== asked && distance(asked, term) <= most);
				for (const term of [...terms, asked]) {
					expect(dictionary.has(term)).toBe(terms.includes(term));
					expect(dictionary.documentFrequency(term)).toBe(commits.filter((words) => words.includes(term)).length);
				}
				await opened.index.close();
			},
		),
		{ numRuns: 60 },
	);
}, 60_000);

/** Optimal string alignment by its definition. */
function distance(one: string, other: string): number {
	if (one === '' || other === '') return one.length + other.length;
	const same = one.at(-1) === other.at(-1);
	const ways = [
		distance(one.slice(0, -1), other) + 1,
		distance(one, other.slice(0, -1)) + 1,
		distance(one.slice(0, -1), other.slice(0, -1)) + (same ? 0 : 1),
	];
	if (one.length > 1 && other.length > 1 && one.at(-1) === other.at(-2) && one.at(-2) === other.at(-1))
		ways.push(distance(one.slice(0, -2), other.slice(0, -2)) + 1);
	return Math.min(...ways);
}
