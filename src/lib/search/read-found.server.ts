import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import { type CardJson, cardJson, toCard } from '#lib/catalogue/case-json.ts';
import type { CaseCard } from '#lib/catalogue/case-views.ts';
import { visible } from '#lib/catalogue/visible-cases.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { restoreSentences, type StoredSentence } from '#lib/transcript/stored-sentences.ts';
import type { Turn } from '#lib/transcript/transcript.ts';

/** A turn in the index: its case, and its place in the transcript. */
export interface TurnPlace {
	caseId: number;
	position: number;
}

/** What somebody said, with the case that it was said in. */
export interface FoundTurn extends TurnPlace {
	turn: Turn;
	language: string;
}

/** The cards of those cases that the viewer may see. */
export async function readCards(db: Db, viewer: Viewer, locale: Locale, caseIds: number[]): Promise<Map<number, CaseCard>> {
	if (caseIds.length === 0) return new Map();
	const { rows } = await sql<{ card: CardJson }>`
		select ${cardJson(locale)} as card from catalogue.cases c where c.id = any(${caseIds}::int[]) and ${visible(viewer)}
	`.execute(db);
	return new Map(rows.map(({ card }) => [card.id, toCard(card)]));
}

/** Those of the turns that are there and that the viewer may see, in any order. */
export async function readTurns(db: Db, viewer: Viewer, places: TurnPlace[]): Promise<FoundTurn[]> {
	if (places.length === 0) return [];
	const { rows } = await sql<TurnPlace & { language: string; turn: Turn; sentences: StoredSentence[] | null }>`
		select t.case_id as "caseId", t.position, t.language, t.sentences, json_strip_nulls(json_build_object(
			'kind', t.kind, 'speaker', t.speaker, 'text', t.text, 'startMs', t.start_ms, 'endMs', t.end_ms)) as turn
		from unnest(${places.map(({ caseId }) => caseId)}::int[], ${places.map(({ position }) => position)}::int[]) as w (case_id, position)
		join transcript.turns t on t.case_id = w.case_id and t.position = w.position
		join catalogue.cases c on c.id = t.case_id and ${visible(viewer)}
	`.execute(db);
	return rows.map(({ turn, sentences, ...row }) => ({ ...row, turn: restoreSentences(turn, sentences ?? undefined, undefined) }));
}
