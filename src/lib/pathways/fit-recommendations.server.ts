import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { runInThread, type ThreadOptions, type ThreadOutcome } from './fitting/run-in-thread.server.ts';
import { keepCaseWords, type ReadWords } from './keep-case-words.server.ts';

/** Where a fit works: `db` and its address, for the thread; the words of cases come from whoever analyses them. */
export interface FitPlace {
	db: Db;
	databaseUrl: string;
	readWords: ReadWords;
}

/** Brings the words of the cases up to date, fits a model and lets it serve unless it is worse than the one that does. */
export async function fitRecommendations(
	{ db, databaseUrl, readWords }: FitPlace,
	options?: ThreadOptions,
): Promise<ThreadOutcome> {
	await keepCaseWords(db, readWords);
	return runInThread('fit', databaseUrl, options);
}

/** Makes new cases recommendable within the model that serves; where none does yet and there are cases, fits the first one. */
export async function refreshRecommendations({ db, databaseUrl, readWords }: FitPlace, options?: ThreadOptions): Promise<void> {
	const changed = await keepCaseWords(db, readWords);
	const { cases } = await db
		.selectFrom('pathways.case_words')
		.select(sql<number>`count(*)::int`.as('cases'))
		.executeTakeFirstOrThrow();
	const serving = await db.selectFrom('pathways.models').select('cases').where('is_current', '=', true).executeTakeFirst();
	// Nothing changed, but an earlier refresh may have been stopped half-way.
	if (cases === 0 || (changed === 0 && serving && serving.cases >= cases)) return;
	await runInThread(serving ? 'add' : 'fit', databaseUrl, options);
}
