import { changeBetween } from '#lib/transcript/edit-history.ts';
import type { Transcript, Turn } from '#lib/transcript/transcript.ts';
import { saveBeforeLeaving } from '../save-before-leaving.ts';
import type { TranscriptChange } from '../transcript-change.ts';
import type { EditedText } from './edited-text.ts';
import { areOnlyTimed, sayTheSame } from './same-turns.ts';

/** What the page's address answers: the text as it is stored, and the version that it is. */
export interface StoredText {
	version: number;
	transcript: Transcript;
}

/** A place where two edits contradict each other, as the server lists it. */
export interface Contradiction {
	path: (string | number)[];
	mine?: { text?: string } | string;
	theirs?: { text?: string } | string;
}

export type SavingNews =
	| { kind: 'unsaved' | 'saving' | 'others' }
	| { kind: 'saved' }
	| { kind: 'failed'; problem: string | undefined }
	| { kind: 'conflict'; conflicts: Contradiction[]; unmerged: string };

type Answer = { saved: true; version: number; others: boolean } | { saved: false; conflicts: Contradiction[]; unmerged: string };

const restMs = 1000;
const againMs = 5000;
/** Browsers send no more than this for a page that is being left. */
const mostWhenLeaving = 60_000;

/** Saves what changes, a second after the last change, as steps from the version that the server knows. */
export interface Saving {
	/** Reads what is stored, and takes over the times that were found meanwhile, or all of it when others saved. */
	refresh(): Promise<void>;
	noteReadOver(): void;
}

interface Begin {
	address: string;
	session: string;
	stored: StoredText;
}

export function keepSaved(text: EditedText, { address, session, stored }: Begin, tell: (news: SavingNews) => void): Saving {
	let base = stored.version;
	let saved: readonly Turn[] = stored.transcript.turns;
	let unmerged: string | undefined;
	let readOver = false;
	let timer = 0;
	let underWay: Promise<void> | undefined;
	const isDirty = () => readOver || changeBetween(saved, text.turns) !== undefined;
	const body = () => {
		const change = changeBetween(saved, text.turns) ?? { at: 0, before: [], after: [] };
		const places = new Map(saved.map((turn, at) => [turn, at]));
		const turns = change.after.map((turn) => places.get(turn) ?? turn);
		const sent: TranscriptChange = { base, session, at: change.at, removed: change.before.length, turns };
		return JSON.stringify({ ...sent, ...(unmerged && { unmerged }), ...(readOver && { readOver }) });
	};
	const save = async () => {
		clearTimeout(timer);
		if (!isDirty()) return;
		tell({ kind: 'saving' });
		const [wanted, wasReadOver] = [text.turns, readOver];
		const answer = await send(address, body());
		if ('problem' in answer) {
			tell({ kind: 'failed', problem: answer.problem });
			later(againMs);
			return;
		}
		unmerged = answer.saved ? undefined : answer.unmerged;
		if (!answer.saved) return tell({ ...answer, kind: 'conflict' });
		[base, saved] = [answer.version, wanted];
		if (wasReadOver) readOver = false;
		if (isDirty()) return later(restMs);
		// What came in besides may be of another part of the case.
		if (answer.others) await refresh();
		tell({ kind: sayTheSame(saved, wanted) ? 'saved' : 'others' });
	};
	const run = () => {
		underWay ??= save().finally(() => {
			underWay = undefined;
		});
		return underWay;
	};
	const later = (ms: number) => {
		clearTimeout(timer);
		timer = window.setTimeout(run, ms);
	};
	const refresh = async () => {
		const answer = await fetch(address).catch(() => undefined);
		if (!answer?.ok) return;
		const found = (await answer.json()) as StoredText;
		if (areOnlyTimed(found.transcript.turns, saved)) {
			base = found.version;
			return learnTimes(found.transcript.turns);
		}
		if (isDirty()) return;
		[base, saved] = [found.version, found.transcript.turns];
		text.replace(saved);
	};
	const learnTimes = (turns: readonly Turn[]) => {
		const better = new Map<Turn, Turn>();
		saved.forEach((turn, at) => {
			const now = turns[at];
			if (now && !turn.sentences && now.sentences && now.text === turn.text) better.set(turn, now);
		});
		saved = saved.map((turn) => better.get(turn) ?? turn);
		text.learn(better);
	};
	text.onChange(() => {
		if (!isDirty()) return;
		tell({ kind: 'unsaved' });
		later(restMs);
	});
	const flush = async () => {
		await underWay;
		if (isDirty()) await run();
	};
	saveBeforeLeaving(isDirty, flush);
	addEventListener('pagehide', () => {
		const last = isDirty() ? body() : '';
		if (last && last.length < mostWhenLeaving) void send(address, last, true);
	});
	return {
		refresh,
		noteReadOver() {
			readOver = true;
			later(0);
		},
	};
}

async function send(address: string, body: string, keepalive = false): Promise<Answer | { problem: string | undefined }> {
	const headers = { 'content-type': 'application/json', accept: 'application/json' };
	const answer = await fetch(address, { method: 'POST', headers, body, keepalive }).catch(() => undefined);
	if (answer?.ok) return (await answer.json()) as Answer;
	const { message } = ((await answer?.json().catch(() => undefined)) ?? {}) as { message?: string };
	return { problem: message };
}
