import { expect } from 'vitest';
import { anonymous, operator, type Viewer } from '#lib/accounts/viewer.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { findAnswers } from './find-answers.server.ts';
import { findFacets } from './find-facets.server.ts';
import { findNextCases, findSameTheme } from './find-next-cases.server.ts';
import { listCaseIds } from './list-case-ids.server.ts';
import { listCases } from './list-cases.server.ts';
import { listQuestions } from './list-questions.server.ts';
import * as lists from './list-terms.server.ts';
import { openCase } from './open-case.server.ts';
import { openTerm } from './open-term.server.ts';

/** Everything about these two says what it is, so that a leak is seen in whatever a read returns. */
const draft = {
	number: 'C0900',
	title: 'Hemmelig utkast',
	status: 'draft' as const,
	publishedAt: undefined,
	language: 'se',
	recordedOn: '1901-01-01',
	people: [
		{ name: 'Hemmelig Gjest', role: 'guest' as const, organisation: 'Hemmelig AS' },
		{ name: 'Felles Gjest', role: 'guest' as const, title: 'Hemmelig tittel' },
	],
	organisations: ['Hemmelig stiftelse'],
	place: 'Hemmelig sted',
	series: 'Hemmelig serie',
	themes: ['Felles tema', 'Hemmelig tema'],
	perspectives: ['Hemmelig perspektiv'],
	goals: [17],
	questionnaire: [
		{ question: 'Hva er hemmelig?', answer: 'Hemmelig svar' },
		{ question: 'Hva er felles?', answer: 'Hemmelig svar' },
	],
};
const scheduled = {
	...draft,
	number: 'C0901',
	title: 'Hemmelig i morgen',
	status: 'published' as const,
	publishedAt: '2999-01-01T00:00:00Z',
};
const shown = {
	title: 'Synlig',
	themes: ['Felles tema'],
	people: [{ name: 'Felles Gjest', role: 'guest' as const }],
	related: [{ number: 'C0900' }, { title: 'Hemmelig i morgen' }],
	questionnaire: [{ question: 'Hva er felles?', answer: 'Synlig svar' }],
};

const secret = /hemmelig|"se"|1901|"17","name":"[^"]*","count":[1-9]/i;

test('what is not published shows in nothing that a visitor reads', async ({ db }) => {
	const { id } = await storeCase(db, shown);
	await storeCase(db, { title: 'Også synlig', themes: ['Felles tema'] });
	for (const content of [draft, scheduled]) await storeCase(db, content);
	const readAs = (viewer: Viewer) => readEverything(db, viewer, id);

	const seen = Object.entries(await readAs(anonymous)).map(([name, read]) => `${name}: ${JSON.stringify(read)}`);
	// The page itself names what its editor wrote of related cases; only their addresses may not be there.
	expect(seen.filter((read) => secret.test(read.replace(/"related":.*?\]/, '')))).toEqual([]);
	expect(await openCase(db, anonymous, 'nb', 'synlig')).toMatchObject({ found: { related: [{ slug: null }, { slug: null }] } });

	for (const [name, read] of Object.entries(await readAs(operator))) {
		expect(JSON.stringify(read), `the operator sees drafts in ${name}`).toMatch(secret);
	}
});

test('a draft and its terms are not there for a visitor', async ({ db }) => {
	for (const slug of ['c0900-hemmelig-utkast', 'c0900', 'c0901']) {
		await expect(openCase(db, anonymous, 'nb', slug)).rejects.toThrow(NotFound);
	}
	await storeCase(db, { ...draft, title: 'Hemmelig nytt navn' });
	await expect(openCase(db, anonymous, 'nb', 'c0900-hemmelig-utkast')).rejects.toThrow(NotFound);
	for (const kind of ['person', 'organisation', 'place', 'series', 'theme', 'perspective'] as const) {
		const slug = { person: 'hemmelig-gjest', organisation: 'hemmelig-as', place: 'hemmelig-sted', series: 'hemmelig-serie' };
		const name = { ...slug, theme: 'hemmelig-tema', perspective: 'hemmelig-perspektiv' }[kind];
		await expect(openTerm(db, anonymous, 'nb', kind, name)).rejects.toThrow(NotFound);
		expect(await openTerm(db, operator, 'nb', kind, name)).toMatchObject({ found: { slug: name, count: 2 } });
	}
	await expect(findAnswers(db, anonymous, 'nb', 'hva-er-hemmelig', {}, { limit: 9 })).rejects.toThrow(NotFound);
});

async function readEverything(db: Parameters<typeof listCases>[0], viewer: Viewer, id: number): Promise<Record<string, unknown>> {
	const terms = Object.entries(lists).map(async ([name, list]) => [name, await list(db, viewer, 'nb')] as const);
	return {
		...Object.fromEntries(await Promise.all(terms)),
		ids: await listCaseIds(db, viewer),
		cases: await listCases(db, viewer, 'nb', {}, { limit: 100 }),
		casesOfTheme: await listCases(db, viewer, 'nb', { theme: 'felles-tema' }, { limit: 100 }),
		facets: await findFacets(db, viewer, 'nb', {}),
		facetsOfTheme: await findFacets(db, viewer, 'nb', { theme: 'felles-tema' }),
		questions: await listQuestions(db, viewer),
		answers: await findAnswers(db, viewer, 'nb', 'hva-er-felles', {}, { limit: 100 }),
		person: await openTerm(db, viewer, 'nb', 'person', 'felles-gjest'),
		next: await findNextCases(db, viewer, 'nb', id, 10),
		sameTheme: await findSameTheme(db, viewer, 'nb', id, 10),
	};
}
