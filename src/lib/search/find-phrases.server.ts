import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Question } from './ask-index.ts';
import { hasPhrase } from './exact-words.ts';
import { defaultRanking } from './rank.ts';
import { readTurns } from './read-found.server.ts';
import type { CaseFinder } from './search-backend.ts';

/** So many of the best turns, and as many cases by their titles, are looked at for a phrase. */
const mostLookedAt = 1_000;

/** The cases in which every quoted phrase stands word for word: said in a turn, or in the title or the ingress. */
export async function findPhrases(
	db: Db,
	viewer: Viewer,
	cases: CaseFinder,
	{ groups, phrases }: Question,
): Promise<Set<number>> {
	const found: Set<number>[] = [];
	for (const phrase of phrases) {
		const asked = groups.filter(({ word, phrase: number }) => number > 0 && phrase.includes(word));
		found.push(await findPhrase(db, viewer, cases, asked, phrase));
	}
	return found.reduce((all, some) => all.intersection(some));
}

async function findPhrase(
	db: Db,
	viewer: Viewer,
	cases: CaseFinder,
	groups: Question['groups'],
	phrase: string[],
): Promise<Set<number>> {
	// Turns with all the words come first when what else their case says counts for nothing.
	const options = { limit: mostLookedAt, minimumGroups: groups.length };
	const turns = await cases.suggest(groups, { ...options, ranking: { ...defaultRanking, caseShare: 0 } });
	const named = await cases.search(groups, { ...options, momentsEach: 0 });
	const said = (await readTurns(db, viewer, turns.items)).filter(({ turn }) => hasPhrase(turn.text, phrase));
	const written = await readTitles(
		db,
		viewer,
		named.items.map(({ caseId }) => caseId),
	);
	const titled = written.filter(({ texts }) => texts.some((text) => hasPhrase(text, phrase)));
	return new Set([...said.map(({ caseId }) => caseId), ...titled.map(({ id }) => id)]);
}

async function readTitles(db: Db, viewer: Viewer, caseIds: number[]): Promise<{ id: number; texts: string[] }[]> {
	const { rows } = await sql<{ id: number; texts: string[] }>`
		select c.id, array_remove(array[c.title::text, c.ingress::text], null) as texts
		from catalogue.cases c where c.id = any(${caseIds}::int[]) and ${visible(viewer)}
	`.execute(db);
	return rows;
}
