import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { bruteForce } from '../../../../tests/search/brute-force.ts';
import { changesOf } from '../../../../tests/search/changing-cases.ts';
import { corpus, makeCase, word } from '../../../../tests/search/invented-cases.ts';
import { defaultRanking } from '../rank.ts';
import type { CaseDocument } from './case-document.ts';
import { openIndex } from './open-index.ts';
import { openWriter } from './open-writer.ts';
import type { SearchOptions } from './query-plan.ts';
import { rebuild } from './rebuild.ts';
import type { SearchIndex } from './search-index.ts';

const root = mkdtempSync(join(tmpdir(), 'dugnad-index-'));
afterAll(() => rmSync(root, { recursive: true }));
let folders = 0;
const newFolder = () => join(root, String(folders++));
const analyser = 'test-1';

function open(folder: string, threads = 0): SearchIndex {
	const opened = openIndex(folder, { analyser, threads });
	if (opened.outcome !== 'open') throw new Error(`The index is ${JSON.stringify(opened)}`);
	return opened.index;
}

const query = fc.array(
	fc
		.array(fc.record({ term: word, weight: fc.constantFrom(1, 0.7, 0.3) }), { minLength: 1, maxLength: 3 })
		.map((terms) => ({ terms })),
	{ minLength: 1, maxLength: 4 },
);

/** Compares all that a search can return with a reckoning without an index: same hits, same order, same scores. */
async function expectAgreement(
	index: SearchIndex,
	cases: CaseDocument[],
	groups: { terms: { term: string; weight: number }[] }[],
	limit: number,
	ranking = defaultRanking,
) {
	const expected = bruteForce(cases, groups, ranking);
	const found = await index.search(groups, { limit, ranking });
	expect(found.items.map(({ caseId, score }) => ({ caseId, score }))).toEqual(expected.cases.slice(0, limit));
	expect(found.total).toBe(expected.cases.length);
	const moments = await index.moments(groups, { limit, ranking });
	expect(moments.items.map(({ caseId, position, score }) => ({ caseId, position, score }))).toEqual(
		expected.moments.slice(0, limit),
	);
	for (const { caseId, moments } of found.items) {
		const own = expected.moments.filter((moment) => moment.caseId === caseId).slice(0, 3);
		expect(moments.map(({ position, score }) => ({ caseId, position, score }))).toEqual(own);
	}
}

test('finds the same in the same order as a reckoning without an index, however it was built', async () => {
	await fc.assert(
		fc.asyncProperty(
			corpus,
			fc.array(query, { minLength: 1, maxLength: 4 }),
			fc.integer({ min: 1, max: 40 }),
			fc.integer({ min: 1, max: 400 }),
			async (cases, queries, limit, postingsInMemory) => {
				const folder = newFolder();
				await rebuild(folder, cases, { analyser, postingsInMemory });
				const index = open(folder);
				for (const groups of queries) await expectAgreement(index, cases, groups, limit);
				await index.close();
			},
		),
		{ numRuns: 100 },
	);
}, 60_000);

test('agrees at every moment of a life of changes and merges', async () => {
	const step = fc.record({
		upsert: corpus,
		remove: fc.array(fc.integer({ min: 0, max: 14 }), { maxLength: 4 }),
		merge: fc.constantFrom(undefined, 'due' as const, 'all' as const),
		meanwhile: fc.boolean(),
		query,
	});
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
			const folder = newFolder();
			const writer = openWriter(folder, { analyser });
			writer.upsert([makeCase(1, ['først'])]);
			writer.commit();
			const index = open(folder);
			const cases = new Map([[1, makeCase(1, ['først'])]]);
			for (const { upsert, remove, merge, meanwhile, query } of steps) {
				const merging = merge && meanwhile ? writer.merge(merge) : undefined;
				for (const one of upsert) cases.set(one.caseId, one);
				writer.upsert(upsert);
				for (const i of remove) cases.delete(100 - i * 7);
				writer.remove(remove.map((i) => 100 - i * 7));
				writer.commit();
				await merging;
				if (merge && !meanwhile) await writer.merge(merge);
				index.refresh();
				expect(Object.fromEntries(index.versions())).toEqual(
					Object.fromEntries([...cases].map(([id, { version }]) => [id, version])),
				);
				await expectAgreement(index, [...cases.values()], query, 20);
			}
			await writer.close();
			await index.close();
		}),
		{ numRuns: 25 },
	);
}, 60_000);

test('leaves out only what cannot be among the best, also when threads share the segments', { timeout: 60_000 }, async () => {
	const library = Array.from({ length: 60 }, (_, step) => changesOf(step).upsert)
		.flat()
		.map((one, i) => ({ ...one, caseId: 500 - i }));
	const folder = newFolder();
	const writer = openWriter(folder, { analyser });
	for (let from = 0; from < library.length; from += 50) {
		writer.upsert(library.slice(from, from + 50));
		writer.commit();
	}
	const alone = open(folder);
	const threaded = open(folder, 2);
	const ask = async (cases: CaseDocument[]) => {
		for (const words of ['og', 'sild not', 'tare hav båt', 'krok garn og i er', 'fisk tare-hav line'])
			for (const limit of [1, 5, 45, 120]) {
				const groups = words.split(' ').map((term) => ({ terms: [{ term, weight: 1 }] }));
				await expectAgreement(alone, cases, groups, limit);
				await expectAgreement(threaded, cases, groups, limit);
				await expectAgreement(alone, cases, groups, limit, { ...defaultRanking, b: 0.2 });
			}
	};
	await ask(library);
	writer.remove(library.slice(20, 60).map(({ caseId }) => caseId));
	writer.commit();
	await writer.close();
	expect([alone.refresh(), threaded.refresh()]).toEqual([true, true]);
	await ask(library.toSpliced(20, 40));
	await Promise.all([alone.close(), threaded.close()]);
});

test('filters, counts and sorts by what the caller numbered', async () => {
	const folder = newFolder();
	const cases = [1, 2, 3, 4, 5, 6].map((id) =>
		makeCase(id, ['tare', id % 2 ? 'hav' : 'båt'], '', { tags: [id % 3, 10 + (id % 2)], date: -id }),
	);
	await rebuild(folder, cases, { analyser });
	const index = open(folder);
	const groups = ['tare', 'hav'].map((term) => ({ terms: [{ term, weight: 1 }] }));
	const ids = async (options: Partial<SearchOptions>) => {
		const { items, total, tags } = await index.search(groups, { limit: 10, ...options });
		return { ids: items.map(({ caseId }) => caseId), total, tags: Object.fromEntries(tags) };
	};
	expect(await ids({ filter: [[0, 1], [11]] })).toEqual({ ids: [1, 3], total: 2, tags: {} });
	expect(await ids({ sort: 'date', limit: 2, offset: 1 })).toEqual({ ids: [2, 3], total: 6, tags: {} });
	expect(await ids({ minimumGroups: 2, countTags: true })).toEqual({
		ids: [1, 3, 5],
		total: 3,
		tags: { 0: 1, 1: 1, 2: 1, 11: 3 },
	});
	expect(await ids({ limit: 0 })).toEqual({ ids: [], total: 6, tags: {} });
	await index.close();
});

test('knows no word of a case that was removed', async () => {
	const folder = newFolder();
	const writer = openWriter(folder, { analyser });
	writer.upsert([makeCase(1, ['hemmelig kvikksølv og tare'], 'Kvikksand'), makeCase(2, ['tare og kvist'])]);
	writer.commit();
	writer.remove([1]);
	writer.commit();
	await writer.close();
	const index = open(folder);
	const { dictionary } = index;
	expect([...dictionary.startingWith('kvi')]).toEqual(['kvist']);
	expect([...dictionary.within('kvikksølb', 1), ...dictionary.folded('kvikksolv')]).toEqual([]);
	expect([dictionary.has('hemmelig'), dictionary.documentFrequency('tare'), dictionary.documentFrequency('kvikksand')]).toEqual([
		false,
		1,
		0,
	]);
	await index.close();
});
