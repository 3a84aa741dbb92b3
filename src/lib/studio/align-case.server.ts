import { openRecording } from '#lib/media/find-recording.server.ts';
import type { MediaWorkshop } from '#lib/media/make-renditions.server.ts';
import { recordingSamples } from '#lib/media/recording-samples.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Invalid, isExpected, NotFound } from '#lib/platform/errors.ts';
import { onceASecond } from '#lib/platform/once-a-second.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { alignPassages } from '#lib/transcript/align-passages.server.ts';
import type { Alignment, AlignOptions } from '#lib/transcript/alignment.ts';
import { noteAlignment, noteAlignmentProgress } from '#lib/transcript/note-alignment.server.ts';
import { openTranscript } from '#lib/transcript/open-transcript.server.ts';
import { saveAlignedTimes } from '#lib/transcript/save-aligned-times.server.ts';

/**
 * Times a case's text by its stored sound. What cannot be timed is noted with the sentence that says why; throws NotFound
 * when text or sound is missing, and what else goes wrong, after which it may be called again.
 */
export async function alignCase(
	db: Db,
	workshop: MediaWorkshop,
	caseId: number,
	options: AlignOptions = {},
): Promise<{ alignment: Alignment; sentences: string[] }> {
	const transcript = await openTranscript(db, caseId);
	if (!transcript) throw new NotFound('This case has no transcript. Import one first.');
	const recording = await openRecording(db, caseId);
	const { signal } = options;
	try {
		await noteAlignment(db, caseId, recording.sha256, { state: 'working' });
		const samples = await recordingSamples(workshop, recording, `align-${caseId}`, signal);
		const onProgress = noting(db, caseId, options.onProgress);
		const { timed, ...outcome } = await alignPassages(transcript, samples, { signal, onProgress });
		if (!(await saveAlignedTimes(db, caseId, transcript, timed)))
			throw new Invalid('The text was changed while it was being timed. Time it again.', 'transcript');
		await noteAlignment(db, caseId, recording.sha256, { state: 'ready', soundOnly: outcome.alignment.soundOnly });
		await pagesChanged(db, [`case:${caseId}`]);
		return outcome;
	} catch (error) {
		const state = isExpected(error) ? 'refused' : 'failed';
		if (!signal?.aborted) await noteAlignment(db, caseId, recording.sha256, { state, problem: (error as Error).message });
		throw error;
	}
}

/** The job: as `alignCase`, but a case that has changed or gone, or cannot be timed, is no mistake; without FFmpeg it waits. */
export async function alignCaseInJob(db: Db, workshop: MediaWorkshop, caseId: number, signal?: AbortSignal): Promise<void> {
	if (workshop.tools.kind === 'none') return;
	try {
		await alignCase(db, workshop, caseId, { ...(signal && { signal }) });
	} catch (error) {
		if (!isExpected(error)) throw error;
	}
}

/** Passes the progress on, and writes it down at most once a second. */
function noting(db: Db, caseId: number, tell: AlignOptions['onProgress']): NonNullable<AlignOptions['onProgress']> {
	const note = onceASecond((percent: number) => {
		noteAlignmentProgress(db, caseId, percent).catch(() => undefined);
	});
	return (done) => {
		tell?.(done);
		note(Math.floor(done * 99));
	};
}
