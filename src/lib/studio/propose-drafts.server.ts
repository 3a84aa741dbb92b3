import { operator } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import type { LanguageModel } from '#lib/platform/language-model.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { Transcript } from '#lib/transcript/transcript.ts';
import { checkProposal, type Proposal } from './check-proposal.ts';
import { type DraftingJob, queueDrafting } from './drafting.server.ts';
import { numberedSentences } from './numbered-sentences.ts';
import { openCaseDocument } from './open-case-document.server.ts';
import { askModel, type ModelProblem } from './proposing/ask-model.server.ts';
import { draftPrompts } from './proposing/draft-prompt.ts';
import { readProposals } from './proposing/read-proposals.ts';

export interface Drafter {
	db: Db;
	model: LanguageModel;
	/** How long the model may take over one portion. */
	timeoutMs?: number;
}

const mostTries = 5;
const firstWaitMs = 15_000;
const longestWaitMs = 3_600_000;

/** What became of one portion; `kept` are the proposals that rest on words that are said. */
interface Read {
	problem: ModelProblem | null;
	kept: Proposal[];
	dropped: number;
}

/**
 * The job: lets a model read a portion of a conversation, keeps the proposals whose passage is there, and queues the next
 * portion. A model that is busy is asked again when it says.
 */
export async function proposeDrafts(drafter: Drafter, job: DraftingJob, signal?: AbortSignal): Promise<void> {
	const { db } = drafter;
	const transcript = await findTranscript(db, job.caseId);
	if (!transcript) return;
	const prompts = promptsOf(transcript);
	const prompt = prompts[job.portion];
	if (!prompt) return;
	const answer = await askModel(drafter.model, prompt, { ...drafter, signal });
	if ('problem' in answer) {
		const isBusy = answer.problem === 'busy' && job.tries + 1 < mostTries;
		if (isBusy) return queueDrafting(db, { ...job, tries: job.tries + 1 }, nextTry(job.tries, answer.retryAfterMs));
		return keep(drafter, job, { problem: answer.problem, kept: [], dropped: 0 });
	}
	const read = readAnswer(answer.text, transcript, job.portion);
	await keep(drafter, job, read);
	if (!read.problem && job.portion + 1 < prompts.length)
		await queueDrafting(db, { caseId: job.caseId, portion: job.portion + 1, tries: 0 });
}

function promptsOf(transcript: Transcript) {
	const speakers = transcript.turns.map(({ speaker }) => speaker);
	return draftPrompts(numberedSentences(transcript), speakers, transcript.language);
}

async function findTranscript(db: Db, caseId: number): Promise<Transcript | undefined> {
	try {
		return (await openCaseDocument(db, operator, caseId)).transcript;
	} catch (error) {
		if (error instanceof NotFound) return undefined;
		throw error;
	}
}

function readAnswer(text: string, transcript: Transcript, portion: number): Read {
	const raw = readProposals(text);
	if (!raw) return { problem: 'malformed', kept: [], dropped: 0 };
	// A conversation has one ingress, and its beginning says best what it is about.
	const wanted = raw.filter(({ kind }) => kind !== 'ingress' || portion === 0);
	const kept = wanted.flatMap((proposal) => checkProposal(proposal, transcript) ?? []);
	return { problem: null, kept, dropped: wanted.length - kept.length };
}

function nextTry(tries: number, retryAfterMs = 0): Date {
	const wait = Math.max(firstWaitMs * 2 ** tries, retryAfterMs);
	return new Date(Date.now() + Math.min(wait, longestWaitMs));
}

/** What waits from an earlier time gives way once there is something new. */
async function keep({ db, model }: Drafter, { caseId, portion }: DraftingJob, { problem, kept, dropped }: Read): Promise<void> {
	await db.transaction().execute(async (tx) => {
		if (portion === 0 && !problem)
			await tx.deleteFrom('studio.proposals').where('case_id', '=', caseId).where('state', '=', 'waiting').execute();
		const rows = kept.map(({ content, passage }) => ({
			...{ case_id: caseId, kind: content.kind, model: model.name },
			...{ content: JSON.stringify(storable(content)), passage: JSON.stringify(storable(passage)) },
		}));
		if (rows.length > 0) await tx.insertInto('studio.proposals').values(rows).execute();
		const ended = { problem, kept: kept.length, dropped, ended_at: new Date() };
		await tx
			.insertInto('studio.draftings')
			.values({ case_id: caseId, ...ended })
			.onConflict((conflict) =>
				conflict.column('case_id').doUpdateSet((row) => ({
					...ended,
					...(portion > 0 && {
						kept: row('studio.draftings.kept', '+', ended.kept),
						dropped: row('studio.draftings.dropped', '+', dropped),
					}),
				})),
			)
			.execute();
	});
}
