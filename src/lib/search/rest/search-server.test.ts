import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { bruteForce } from '../../../../tests/search/brute-force.ts';
import { corpus, makeCase, word } from '../../../../tests/search/invented-cases.ts';
import { RestSearchServer } from '../../../../tests/search/rest-search-server.ts';
import type { AskedWord } from '../ask-index.ts';
import type { CaseDocument } from '../index/case-document.ts';
import { openIndex } from '../index/open-index.ts';
import { IndexKeeper } from '../index-keeper.server.ts';
import { indexFolder } from '../index-version.ts';
import type { Words } from '../open-words.server.ts';
import { defaultRanking, inverseFrequency } from '../rank.ts';
import type { CaseFinder, CaseKeeper } from '../search-backend.ts';
import { findIn } from './find-in-server.ts';
import { connectToServer } from './search-server.ts';
import { ServerKeeper } from './server-keeper.server.ts';

const words = { version: '1.1.0123456789ab' } as Words;

async function startBackends() {
	const folder = await mkdtemp(join(tmpdir(), 'dugnad-backends-'));
	const server = await new RestSearchServer().start();
	onTestFinished(async () => {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	});
	const fill = async (keeper: CaseKeeper, cases: CaseDocument[]) => {
		const [first, ...others] = cases;
		await keeper.rebuild(
			words,
			(async function* () {
				// One is added later, one is put in twice, one is taken out again.
				if (first) yield { ...first, turns: [] };
				yield makeCase(999, ['tare hav og båt'], 'tare');
				yield* others.slice(1);
			})(),
		);
		await keeper.versions(words);
		if (first) keeper.upsertCase(first);
		if (others[0]) keeper.upsertCase(others[0]);
		keeper.deleteCase(999);
		await keeper.commit();
	};
	return async (cases: CaseDocument[]): Promise<{ index: CaseFinder; rest: CaseFinder }> => {
		const index = new IndexKeeper(folder);
		await fill(index, cases);
		await index.close();
		await fill(new ServerKeeper(server.address()), cases);
		const opened = openIndex(join(folder, indexFolder), { analyser: words.version });
		if (!('index' in opened)) throw new Error(opened.outcome);
		onTestFinished(() => opened.index.close());
		const { search, moments } = opened.index;
		return {
			index: { search: search.bind(opened.index), suggest: moments.bind(opened.index) },
			rest: findIn(connectToServer(server.address())),
		};
	};
}

/** Words with what they tell, as `askIndex` gives them. */
function asked(cases: CaseDocument[], groups: { term: string; weight: number }[][]): AskedWord[] {
	const turns = cases.flatMap((one) => one.turns.map(({ terms }) => new Set(terms.map(({ term }) => term))));
	const known = new Set(
		cases.flatMap((one) => [...(one.fields.title ?? []), ...one.turns.flatMap((turn) => turn.terms)].map(({ term }) => term)),
	);
	return groups.map((terms) => {
		const there = terms.filter(({ term }) => known.has(term));
		const telling = there.map(
			({ term, weight }) => weight * inverseFrequency(turns.length, turns.filter((turn) => turn.has(term)).length),
		);
		return { word: '', phrase: 0, terms: there, telling: Math.max(0, ...telling) };
	});
}

const group = fc.uniqueArray(fc.record({ term: word, weight: fc.constantFrom(1, 0.7, 0.3) }), {
	minLength: 1,
	maxLength: 3,
	selector: ({ term }) => term,
});
const groups = fc.array(group, { minLength: 1, maxLength: 4 });
const options = fc.record({
	limit: fc.constantFrom(0, 3, 50),
	offset: fc.constantFrom(0, 1),
	minimumGroups: fc.constantFrom(1, 2, 4),
	filter: fc.constantFrom<number[][]>([], [[0]], [[0, 2]], [[1], [1]], [[7]]),
	except: fc.constantFrom(undefined, new Set([100, 93])),
	only: fc.constantFrom(undefined, new Set([100, 86, 79])),
	sort: fc.constantFrom('date' as const, 'relevance' as const),
	countTags: fc.boolean(),
});

test('whatever is in it and whatever is asked: a server finds and counts the same cases as our index', {
	timeout: 60_000,
}, async () => {
	const fill = await startBackends();
	const plainTerm = (cases: CaseDocument[]) =>
		cases.map((one) => ({ ...one, turns: one.turns.filter(({ terms }) => terms.length > 0) }));
	await fc.assert(
		fc.asyncProperty(
			corpus.map(plainTerm),
			fc.array(fc.tuple(groups, options), { minLength: 5, maxLength: 5 }),
			async (cases, questions) => {
				const { index, rest } = await fill(cases);
				for (const [terms, wanted] of questions) {
					const question = asked(cases, terms);
					const [ours, theirs] = [await index.search(question, wanted), await rest.search(question, wanted)];
					expect({ total: theirs.total, tags: theirs.tags }).toEqual({ total: ours.total, tags: ours.tags });
					expect(theirs.items.length).toBe(ours.items.length);
					const isWhole = wanted.limit === 50 && wanted.offset === 0;
					const ids = (items: { caseId: number }[]) => items.map(({ caseId }) => caseId);
					if (wanted.sort === 'date') expect(ids(theirs.items)).toEqual(ids(ours.items));
					else if (isWhole) expect(ids(theirs.items).sort()).toEqual(ids(ours.items).sort());
				}
			},
		),
		{ numRuns: 25 },
	);
});

test('where no word has parts or stands in a field, its scores are ours', { timeout: 60_000 }, async () => {
	const fill = await startBackends();
	// What stands in the turns next to it is left out by servers.
	const ranking = { ...defaultRanking, near: 0 };
	const plain = fc.array(fc.constantFrom('og', 'i', 'tare', 'hav', 'bølge', 'båt'), { minLength: 1, maxLength: 9 });
	const talks = fc.array(fc.array(plain, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 9 });
	await fc.assert(
		fc.asyncProperty(talks, groups, async (texts, terms) => {
			const cases = texts.map((turns, i) =>
				makeCase(
					100 - i,
					turns.map((turn) => turn.join(' ')),
				),
			);
			const { rest } = await fill(cases);
			const question = asked(cases, terms);
			const wanted = bruteForce(cases, question, ranking);
			const found = await rest.search(question, { limit: 50, momentsEach: 10 });
			expect(found.items.map(({ caseId, score }) => ({ caseId, score: round(score) })).sort(byScore)).toEqual(
				wanted.cases.map(({ caseId, score }) => ({ caseId, score: round(score) })).sort(byScore),
			);
			const { items } = await rest.suggest(question, { limit: 5 });
			expect(items.map(({ score }) => round(score))).toEqual(wanted.moments.slice(0, 5).map(({ score }) => round(score)));
		}),
		{ numRuns: 25 },
	);
});

const round = (score: number) => Number(score.toFixed(6));
const byScore = (one: { caseId: number; score: number }, other: typeof one) =>
	other.score - one.score || one.caseId - other.caseId;
