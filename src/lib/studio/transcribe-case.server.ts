import { operator } from '#lib/accounts/viewer.ts';
import { lockCatalogue } from '#lib/catalogue/lock-catalogue.server.ts';
import { findRecording, openRecording } from '#lib/media/find-recording.server.ts';
import type { MediaWorkshop } from '#lib/media/make-renditions.server.ts';
import { recordingSamples } from '#lib/media/recording-samples.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid, isExpected } from '#lib/platform/errors.ts';
import { noteRecognition } from '#lib/transcript/note-recognition.server.ts';
import { casesToTranscribe } from '#lib/transcript/queue-transcriptions.server.ts';
import { type SpeechRecogniser, transcriptOfSpeech } from '#lib/transcript/recognise-speech.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import type { CaseDocument } from './case-document.ts';
import { openCaseDocument } from './open-case-document.server.ts';
import { saveCaseParts } from './save-case-document.server.ts';

export interface TranscribeOptions {
	onProgress?: (done: number) => void;
	signal?: AbortSignal | undefined;
}

/** What a recogniser needs besides its sound. */
export type SpeechWorkshop = MediaWorkshop & { recogniser: SpeechRecogniser };

/**
 * Writes down what is said in a case's stored sound and saves it as its text, marked as machine-made; the timing is queued.
 * Throws NotFound without sound, Conflict when somebody has written a text, Invalid when nothing can be heard.
 */
export async function transcribeCase(
	db: Db,
	workshop: SpeechWorkshop,
	caseId: number,
	options: TranscribeOptions = {},
): Promise<Transcript> {
	const { case: content, transcript: present } = await openCaseDocument(db, operator, caseId);
	refuseWritten(present);
	const recording = await openRecording(db, caseId);
	try {
		const samples = await recordingSamples(workshop, recording, `transcribe-${caseId}`, options.signal);
		const segments = await workshop.recogniser.recognise(samples, { ...options, language: content.language });
		const transcript = transcriptOfSpeech(segments, content.language);
		if (!transcript) throw new Invalid('No words were heard in the sound of this case. Import a text, if there should be one.');
		await saveText(db, caseId, recording.sha256, transcript);
		return transcript;
	} catch (error) {
		if (error instanceof Invalid) await noteRecognition(db, caseId, recording.sha256, error.message);
		throw error;
	}
}

/** The job: as `transcribeCase`, but a case that has a text by now, or gives none, is no mistake; without FFmpeg it waits. */
export async function transcribeCaseInJob(db: Db, workshop: SpeechWorkshop, caseId: number, signal?: AbortSignal): Promise<void> {
	if (workshop.tools.kind === 'none' || !(await casesToTranscribe(db, caseId)).includes(caseId)) return;
	try {
		await transcribeCase(db, workshop, caseId, { signal });
	} catch (error) {
		if (!isExpected(error)) throw error;
	}
}

function refuseWritten(transcript: Transcript | undefined): void {
	if (transcript && !transcript.machineMade)
		throw new Conflict(
			'This case has a text that somebody wrote. Remove it first, if a program should write another.',
			'transcript',
		);
}

/** The case as it is now gets the text, unless somebody gave it another text or another sound meanwhile. */
async function saveText(db: Db, caseId: number, sha256: string, transcript: Transcript): Promise<void> {
	await db.transaction().execute(async (tx) => {
		await lockCatalogue(tx);
		const document: CaseDocument = await openCaseDocument(tx, operator, caseId);
		refuseWritten(document.transcript);
		if ((await findRecording(tx, caseId))?.sha256 !== sha256)
			throw new Conflict('The sound was changed while it was listened to. Start again.', 'media');
		// First, so that saving the case does not queue this very work again.
		await noteRecognition(tx, caseId, sha256);
		await saveCaseParts(tx, { ...document, transcript }, document.media);
	});
}
