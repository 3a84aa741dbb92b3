import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { MediaFacts } from './probe-media.server.ts';
import type { RenditionKind } from './rendition-plan.ts';
import type { SoundMeasure } from './sound-measure.ts';

/** A stored recording, whichever cases have it. */
export interface Source {
	sha256: string;
	storageKey: string;
	/** Whether a case that has this as its video has its sound as another file. */
	soundIsElsewhere: boolean;
	/** What is made of it already. */
	made: RenditionKind[];
	/** The pages that show it. */
	tags: string[];
}

/** How far the work on a recording is; `problem` is a sentence for whoever gave it. */
export interface SourceState {
	state: 'waiting' | 'working' | 'ready' | 'refused' | 'failed';
	percent: number;
	problem: string | null;
}

/** Finds a recording by its content; undefined when no case has it any more. */
export async function findSource(db: Db, sha256: string): Promise<Source | undefined> {
	const { rows } = await sql<Source>`
		select f.sha256, min(f.storage_key) as "storageKey", array_agg(distinct 'case:' || f.case_id) as tags,
			bool_and(exists (select from media.files a where a.case_id = f.case_id and a.kind = 'audio')) and bool_and(f.kind = 'video') as "soundIsElsewhere",
			array(select kind from media.renditions r where r.source_sha256 = f.sha256) as made
		from media.files f
		where f.sha256 = ${sha256} and f.storage_key is not null and f.kind in ('audio', 'video')
		group by f.sha256`.execute(db);
	return rows[0];
}

/** How far the work on these recordings is, for the pages that show it. */
export async function readSourceStates(db: Db, sha256s: readonly string[]): Promise<Map<string, SourceState>> {
	if (sha256s.length === 0) return new Map();
	const rows = await db
		.selectFrom('media.sources')
		.select(['sha256', 'state', 'percent', 'problem'])
		.where('sha256', 'in', sha256s)
		.execute();
	return new Map(rows.map(({ sha256, state, ...rest }) => [sha256, { state: state as SourceState['state'], ...rest }]));
}

/** Writes down where the work stands. */
export async function noteState(db: Db, sha256: string, state: SourceState['state'], problem?: string): Promise<void> {
	const noted = { state, problem: problem ? storable(problem).slice(0, 1000) : null, percent: state === 'ready' ? 100 : 0 };
	await db
		.insertInto('media.sources')
		.values({ sha256, ...noted })
		.onConflict((conflict) => conflict.column('sha256').doUpdateSet({ ...noted, updated_at: new Date() }))
		.execute();
}

/** Writes down how far the work is, unless it ended meanwhile. */
export async function noteProgress(db: Db, sha256: string, percent: number): Promise<void> {
	const running = db.updateTable('media.sources').where('sha256', '=', sha256).where('state', '=', 'working');
	await running.set({ percent, updated_at: new Date() }).execute();
}

/** Writes down what a recording turned out to be. */
export async function noteFacts(db: Db, sha256: string, facts: MediaFacts, measure: SoundMeasure | undefined): Promise<void> {
	await db
		.updateTable('media.sources')
		.set({
			mime_type: facts.type.mimeType,
			duration_ms: measure?.durationMs ?? facts.statedDurationMs ?? null,
			loudness_lufs: measure?.loudnessLufs ?? null,
			width: facts.picture?.width || null,
			height: facts.picture?.height || null,
			chapters: JSON.stringify(storable(facts.chapters)),
		})
		.where('sha256', '=', sha256)
		.execute();
}
