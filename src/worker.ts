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
import { withSiteName } from '#lib/platform/site-config.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { forwardStatements } from '#lib/records/forward-statements.server.ts';
import { queueForwarding } from '#lib/records/queue-forwarding.server.ts';
import { readCaseWords } from '#lib/search/case-words.server.ts';
import { forgetMissedQuestions, queueForgettingQuestions } from '#lib/search/missed-questions.server.ts';
import { alignCaseInJob } from '#lib/studio/align-case.server.ts';
import { importFolder } from '#lib/studio/begin-import.server.ts';
import type { DraftingJob } from '#lib/studio/drafting.server.ts';
import { fileUpload } from '#lib/studio/file-upload.server.ts';
import { forgetSignUps, queueSignUpForgetting } from '#lib/studio/forget-sign-ups.server.ts';
import { openJobCounter } from '#lib/studio/job-counter.server.ts';
import { keepSettings } from '#lib/studio/keep-settings.server.ts';
import { prepareDatabase } from '#lib/studio/prepare-database.server.ts';
import { proposeDrafts } from '#lib/studio/propose-drafts.server.ts';
import { readImport } from '#lib/studio/read-import.server.ts';
import { redrawCards } from '#lib/studio/redraw-cards.server.ts';
import { queueGuestReminders, remindGuestsDaily } from '#lib/studio/remind-guests.server.ts';
import { queueImportRemoval, removeOldImports } from '#lib/studio/remove-old-imports.server.ts';
import { queueUploadRemoval, removeOldUploads } from '#lib/studio/remove-old-uploads.server.ts';
import { storeImport } from '#lib/studio/store-import.server.ts';
import { transcribeCaseInJob } from '#lib/studio/transcribe-case.server.ts';
import { uploadFolder } from '#lib/studio/uploads.server.ts';
import { queueAlignments } from '#lib/transcript/queue-alignments.server.ts';
import { queueTranscriptions } from '#lib/transcript/queue-transcriptions.server.ts';
import { whisperRecogniser } from '#lib/transcript/whisper.server.ts';

/** To so many other stores statements are forwarded at the same time. */
const forwardLanes = 3;

/** Works through the job queue until the returned function is called; that lets the jobs under way end first. */
export async function startWorker(database: Database, storage: Storage, configured: Config): Promise<() => Promise<void>> {
	const { db, url } = database;
	const settings = await keepSettings(database);
	const config = withSiteName(configured, settings.now);
	const [send, secret] = [openMailer(config), openSecret(config)];
	const issuer = () => signingIssuerOf(config);
	const workshop: MediaWorkshop = { storage, tools: await findTools(), workDir: `${config.dataDir}/work` };
	const quick: TaskList = {
		forget_old: async () => forgetOld(db),
		forget_sign_ups: async () => forgetSignUps(db),
		forget_missed_questions: async () => forgetMissedQuestions(db),
		remind_guests: async () => remindGuestsDaily(db, { config, secret }),
		pages_changed: async (payload) => pagesChanged(db, (payload as { tags: string[] }).tags),
		render_card: async (payload) => renderCard(db, storage, config.siteName, (payload as { caseId: number }).caseId),
		redraw_cards: async () => {
			await settings.refresh();
			await redrawCards(db);
		},
		sign_credential: async (payload) => signCredential(db, issuer(), (payload as { awardId: string }).awardId),
		sign_status_list: async (payload) => signStatusList(db, issuer(), (payload as { number: number }).number),
	};
	const long: TaskList = {
		make_renditions: async (payload, { abortSignal }) =>
			makeRenditions(db, workshop, (payload as { sha256: string }).sha256, abortSignal),
	};
	// An editor waits before a transcript for its times, however many recordings are being made ready.
	const timings: TaskList = {
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
	// Whoever brings ten thousand episodes does not hold up whoever brings a page.
	const imported = {
		folder: importFolder(config.dataDir),
		storage,
		fetchPrivate: config.fetchPrivate,
		workFolder: workshop.workDir,
	};
	const imports: TaskList = {
		read_import: async (payload, { abortSignal }) => readImport(db, imported, (payload as { id: string }).id, abortSignal),
		store_import: async (payload, { abortSignal }) => storeImport(db, imported, (payload as { id: string }).id, abortSignal),
		remove_old_imports: async () => removeOldImports(db, imported.folder),
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
	await queueSignUpForgetting(db);
	await queueForgettingQuestions(db);
	await queueUploadRemoval(db);
	await queueImportRemoval(db);
	await queueForwarding(db);
	await queueNightlyFit(db);
	await queueReminders(db);
	await queueGuestReminders(db);
	await queueOptimising(db);
	// Before any job runs: one that is under way must not be queued a second time.
	await queueMissingRenditions(db, workshop.tools.kind !== 'none');
	if (workshop.tools.kind !== 'none') await queueAlignments(db);
	if (workshop.tools.kind !== 'none' && recogniser) await queueTranscriptions(db);
	const counter = openJobCounter(db);
	const run = (tasks: TaskList, more = {}) => runTasks(url, tasks, { tell: counter.tell, ...more });
	// Writing down speech may take as long as the speech; without a model its jobs are done at once.
	const stops = [await run({ ...quick, ...(!recogniser && speech), ...(!model && drafts) }), await run(long)];
	stops.push(await run(timings));
	if (model) stops.push(await run(drafts));
	stops.push(await run(arrivals), await run(clips), await run(mails), await run(fits));
	stops.push(await run(imports, { atOnce: 2 }));
	const refreshes = await queueRefreshes(db, url);
	stops.push(() => refreshes.close());
	stops.push(await run(forwards, { atOnce: forwardLanes }));
	if (recogniser) stops.push(await run(speech));
	return async () => {
		await Promise.all(stops.map((stop) => stop()));
		await counter.close();
		await settings.close();
	};
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
