import { join } from 'node:path';
import type { TaskList } from 'graphile-worker';
import { forgetOld, queueForgetting } from '#lib/accounts/forget-old.server.ts';
import { signingIssuerOf } from '#lib/credentials/issuer.ts';
import { queueSigning } from '#lib/credentials/queue-signing.server.ts';
import { signCredential } from '#lib/credentials/sign-credential.server.ts';
import { signStatusList } from '#lib/credentials/sign-status-list.server.ts';
import { cutQuote, type Quote } from '#lib/media/cut-quote.server.ts';
import { findTools } from '#lib/media/find-tools.server.ts';
import { type MediaWorkshop, makeRenditions } from '#lib/media/make-renditions.server.ts';
import { queueMissingRenditions } from '#lib/media/queue-renditions.server.ts';
import { renderCard } from '#lib/media/render-card.server.ts';
import { fitRecommendations, refreshRecommendations } from '#lib/pathways/fit-recommendations.server.ts';
import type { ReadWords } from '#lib/pathways/keep-case-words.server.ts';
import { optimiseNightly, queueOptimising } from '#lib/pathways/optimise-memory.server.ts';
import { queueNightlyFit, queueRefreshes } from '#lib/pathways/queue-fitting.server.ts';
import { queueReminders, remindDaily } from '#lib/pathways/send-reminders.server.ts';
import { type Config, parseConfig } from '#lib/platform/config.ts';
import { type Database, openDatabase } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { exitWithSentence } from '#lib/platform/exit-with-sentence.ts';
import { openMailer, type QueuedMail, sendQueuedMail } from '#lib/platform/mail.server.ts';
import { openStorage } from '#lib/platform/open-storage.ts';
import { pagesChanged } from '#lib/platform/pages-changed.ts';
import { runTasks } from '#lib/platform/run-tasks.ts';
import { deriveKey, openSecret } from '#lib/platform/secret.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { forwardStatements } from '#lib/records/forward-statements.server.ts';
import { queueForwarding } from '#lib/records/queue-forwarding.server.ts';
import { readCaseWords } from '#lib/search/case-words.server.ts';
import { alignCaseInJob } from '#lib/studio/align-case.server.ts';
import type { DraftingJob } from '#lib/studio/drafting.server.ts';
import { fileUpload } from '#lib/studio/file-upload.server.ts';
import { prepareDatabase } from '#lib/studio/prepare-database.server.ts';
import { proposeDrafts } from '#lib/studio/propose-drafts.server.ts';
import { queueUploadRemoval, removeOldUploads } from '#lib/studio/remove-old-uploads.server.ts';
import { transcribeCaseInJob } from '#lib/studio/transcribe-case.server.ts';
import { uploadFolder } from '#lib/studio/uploads.server.ts';
import { queueAlignments } from '#lib/transcript/queue-alignments.server.ts';
import { queueTranscriptions } from '#lib/transcript/queue-transcriptions.server.ts';
import { whisperRecogniser } from '#lib/transcript/whisper.server.ts';

/** To so many other stores statements are forwarded at the same time. */
const forwardLanes = 3;

/** Works through the job queue until the returned function is called; that lets the jobs under way end first. */
export async function startWorker(database: Database, storage: Storage, config: Config): Promise<() => Promise<void>> {
	const { db, url } = database;
	const [send, secret] = [openMailer(config), openSecret(config)];
	const issuer = signingIssuerOf(config);
	const workshop: MediaWorkshop = { storage, tools: await findTools(), workDir: `${config.dataDir}/work` };
	const quick: TaskList = {
		forget_old: async () => forgetOld(db),
		pages_changed: async (payload) => pagesChanged(db, (payload as { tags: string[] }).tags),
		render_card: async (payload) => renderCard(db, storage, config.siteName, (payload as { caseId: number }).caseId),
		sign_credential: async (payload) => signCredential(db, issuer, (payload as { awardId: string }).awardId),
		sign_status_list: async (payload) => signStatusList(db, issuer, (payload as { number: number }).number),
	};
	const long: TaskList = {
		make_renditions: async (payload, { abortSignal }) =>
			makeRenditions(db, workshop, (payload as { sha256: string }).sha256, abortSignal),
		align_transcript: async (payload, { abortSignal }) =>
			alignCaseInJob(db, workshop, (payload as { caseId: number }).caseId, abortSignal),
	};
	// Somebody waits before the page for these, and nothing else waits for them.
	const clips: TaskList = {
		cut_quote: async (payload, { abortSignal }) => void (await cutQuote(db, workshop, payload as unknown as Quote, abortSignal)),
	};
	// So does whoever has sent gigabytes, which are read several times over.
	const uploads = uploadFolder(config.dataDir);
	const arrivals: TaskList = {
		file_upload: async (payload, { abortSignal }) =>
			fileUpload(db, workshop, uploads, (payload as { id: string }).id, abortSignal),
		remove_old_uploads: async () => removeOldUploads(db, uploads, config.uploads.days),
	};
	// A mail server may keep us waiting.
	const mails: TaskList = { send_mail: async (payload) => sendQueuedMail(send, secret, payload as QueuedMail) };
	// So may other stores: a slow one takes up one lane, and never two, its jobs being of one queue.
	const forwarder = { db, sealKey: deriveKey(secret, 'forwarding') };
	const forwards: TaskList = {
		forward_statements: async (payload, { abortSignal }) =>
			forwardStatements(forwarder, (payload as { name: string }).name, abortSignal),
	};
	const recogniser = config.speechModel === undefined ? undefined : whisperRecogniser(config.speechModel);
	const speech: TaskList = {
		transcribe_case: async (payload, { abortSignal }) =>
			recogniser && transcribeCaseInJob(db, { ...workshop, recogniser }, (payload as { caseId: number }).caseId, abortSignal),
	};
	// A language model takes minutes to answer, elsewhere; without one its jobs are done at once.
	const { languageModel: model } = config;
	const drafts: TaskList = {
		propose_drafts: async (payload, { abortSignal }) =>
			model && proposeDrafts({ db, model }, payload as unknown as DraftingJob, abortSignal),
	};
	// The processor is wanted for minutes where there are many cases; threads have it, and nothing else waits behind these.
	const readWords: ReadWords = (known) => readCaseWords({ databaseUrl: url, folder: join(config.dataDir, 'search') }, known);
	const fitPlace = { db, databaseUrl: url, readWords };
	const fits: TaskList = {
		fit_recommendations: async (_payload, { abortSignal: signal }) => {
			await fitRecommendations(fitPlace, { signal }).catch(passOverConflict);
			await queueNightlyFit(db);
		},
		refresh_recommendations: async (_payload, { abortSignal: signal }) =>
			refreshRecommendations(fitPlace, { signal }).catch(passOverConflict),
		send_reminders: async () => remindDaily(db, { config, secret }),
		optimise_memories: async () => optimiseNightly(db),
	};
	await queueSigning(db);
	await queueForgetting(db);
	await queueUploadRemoval(db);
	await queueForwarding(db);
	await queueNightlyFit(db);
	await queueReminders(db);
	await queueOptimising(db);
	// Before any job runs: one that is under way must not be queued a second time.
	await queueMissingRenditions(db, workshop.tools.kind !== 'none');
	if (workshop.tools.kind !== 'none') await queueAlignments(db);
	if (workshop.tools.kind !== 'none' && recogniser) await queueTranscriptions(db);
	// Writing down speech may take as long as the speech; without a model its jobs are done at once.
	const stops = [await runTasks(url, { ...quick, ...(!recogniser && speech), ...(!model && drafts) }), await runTasks(url, long)];
	if (model) stops.push(await runTasks(url, drafts));
	stops.push(await runTasks(url, arrivals), await runTasks(url, clips), await runTasks(url, mails), await runTasks(url, fits));
	const refreshes = await queueRefreshes(db, url);
	stops.push(() => refreshes.close());
	stops.push(await runTasks(url, forwards, { atOnce: forwardLanes }));
	if (recogniser) stops.push(await runTasks(url, speech));
	return async () => void (await Promise.all(stops.map((stop) => stop())));
}

/** Of two fits at once the first one to end serves: the other's work is dropped. */
function passOverConflict(error: unknown): void {
	if (!(error instanceof Conflict)) throw error;
}

if (import.meta.main) {
	try {
		const config = parseConfig(process.env);
		openMailer(config);
		const database = await openDatabase(config);
		const storage = openStorage(config);
		await prepareDatabase(database, storage, { demo: false });
		const stopWorker = await startWorker(database, storage, config);
		let stopping = false;
		const stop = () => {
			if (stopping) return;
			stopping = true;
			stopWorker().then(() => database.close());
		};
		process.on('SIGINT', stop).on('SIGTERM', stop);
		console.log('The worker is waiting for jobs.');
	} catch (error) {
		exitWithSentence(error);
	}
}
