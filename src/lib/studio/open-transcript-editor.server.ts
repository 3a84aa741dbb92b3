import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import { findRecording } from '#lib/media/find-recording.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { findJob } from '#lib/platform/jobs.ts';
import { openAlignment } from '#lib/transcript/note-alignment.server.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { openEditedCase } from './open-edited-case.server.ts';

/** A transcript as its editor has it before them. */
export interface TranscriptToEdit {
	version: number;
	transcript: Transcript | undefined;
	/** The case's guests and hosts, who may be speakers. */
	people: string[];
	language: string;
	durationMs: number | undefined;
}

/** Where the timing of a text stands; `percent` while it is under way, `problem` when it went wrong. */
export interface TimingNews {
	state: 'none' | 'waiting' | 'working' | 'ready' | 'refused' | 'failed';
	percent: number;
	problem: string | null;
}

/** The transcript of a case with what is needed to edit it. Throws NotFound for whoever is no editor. */
export async function openTranscriptEditor(db: Db, viewer: Viewer, caseId: number): Promise<TranscriptToEdit> {
	const { version, document } = await openEditedCase(db, viewer, caseId);
	const { people, language, durationMs } = document.case;
	return { version, transcript: document.transcript, people: people.map(({ name }) => name), language, durationMs };
}

/** How far the timing of a case's text is. Throws NotFound for whoever is no editor. */
export async function openTiming(db: Db, viewer: Viewer, caseId: number): Promise<TimingNews> {
	mustBeEditor(viewer);
	const noted = await openAlignment(db, caseId);
	const job = await findJob(db, `align:${caseId}`);
	const { percent = 0, problem = null } = noted ?? {};
	// What is noted may be of a text that somebody changed while it was timed: then another job waits already.
	const isPast = !noted || (job ? noted.state === 'ready' || noted.state === 'refused' : noted.state === 'working');
	const state = isPast ? (job === 'waiting' ? 'waiting' : 'none') : noted.state;
	const isHeard = (await findRecording(db, caseId)) !== undefined;
	return { state: isHeard ? state : 'none', percent, problem };
}
