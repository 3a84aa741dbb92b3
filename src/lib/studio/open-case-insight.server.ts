import type { Viewer } from '#lib/accounts/viewer.ts';
import type { InsightDays } from '#lib/media/insight-days.ts';
import { openMedia } from '#lib/media/open-media.server.ts';
import { type CasePlays, openPlayCounts } from '#lib/media/open-play-counts.server.ts';
import { readPeakHeights } from '#lib/media/read-peaks.server.ts';
import { type Drop, steepestDrops } from '#lib/media/steepest-drops.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import { type CaseStanding, findState } from './find-state.server.ts';
import { numberedSentences } from './numbered-sentences.ts';

/** A place where many drop off, with the sentence that they leave at. */
export interface ToldDrop extends Drop {
	/** Where to listen: the sentence's start, or the place itself where nobody knows what is said. */
	atMs: number;
	sentence: string | undefined;
}

/** How a case was heard, along its sound and its text. */
export interface CaseInsight {
	standing: CaseStanding;
	/** Of the recording; undefined while nobody knows. */
	durationMs: number | undefined;
	plays: CasePlays;
	/** The outline of the sound, heights from 0 to 1; none until it is measured. */
	peaks: number[];
	drops: ToldDrop[];
}

const peaksShown = 200;

/** What is counted of a case. Throws NotFound for whoever is no editor. */
export async function openCaseInsight(
	db: Db,
	viewer: Viewer,
	storage: Storage,
	{ caseId, days }: { caseId: number; days: InsightDays },
): Promise<CaseInsight> {
	const plays = await openPlayCounts(db, viewer, caseId, days);
	const [standing, durationMs] = [await findState(db, caseId), await findLength(db, caseId)];
	const drops = steepestDrops(plays.heard ?? [], plays.plays);
	return {
		...{ standing, durationMs, plays },
		peaks: await readPeakHeights(db, storage, caseId, peaksShown),
		drops: durationMs && drops.length > 0 ? await tellDrops(db, caseId, drops, durationMs) : [],
	};
}

/** How long a case's recording is, in milliseconds; undefined where nobody knows. */
export async function findLength(db: Db, caseId: number): Promise<number | undefined> {
	const media = await openMedia(db, caseId);
	const heard = media.find(({ kind }) => kind === 'audio') ?? media.find(({ kind }) => kind === 'video');
	return heard?.durationMs ?? undefined;
}

async function tellDrops(db: Db, caseId: number, drops: Drop[], durationMs: number): Promise<ToldDrop[]> {
	const transcript = await openTranscript(db, caseId);
	const sentences = transcript ? numberedSentences(transcript) : [];
	return drops.map((drop) => {
		const atMs = Math.round((drop.at * durationMs) / 100);
		const said = sentences.findLast(({ startMs }) => startMs !== undefined && startMs <= atMs);
		return { ...drop, atMs: said?.startMs ?? atMs, sentence: said?.text };
	});
}
