import type { Db } from '#lib/platform/db.ts';
import { parseIfJson } from '#lib/platform/parse-if-json.ts';
import { findAttachmentParts } from '../find-attachment-parts.server.ts';
import { writeMultipart } from '../multipart.ts';
import { sameStatement } from '../same-statement.ts';
import type { Statement, StoredStatement } from '../statement.ts';
import { readVersion } from '../xapi-version.ts';
import { askTarget, type TargetAnswer } from './ask-target.ts';
import type { Target } from './target.ts';

/** What became of a batch: it is there, its statements are not wanted there, or the target could not take it now. */
export type Outcome = { kind: 'stored' } | { kind: 'refused'; reason: string } | Failure;

/** `retryAfterMs`: for how long the target asks to be left alone. */
interface Failure {
	kind: 'failed';
	problem: string;
	retryAfterMs?: number;
}

/** It is about the statements, not about us: no later try would end otherwise. */
const aboutStatements = [400, 409, 413, 422];
const mostReasonLetters = 500;

/** Sends statements to a target in one request, and finds out what became of them. */
export async function sendBatch(
	db: Db,
	target: Target,
	batch: readonly StoredStatement[],
	signal: AbortSignal,
): Promise<Outcome> {
	try {
		const answer = await askTarget(target, 'POST', '/statements', { ...(await pack(db, target, batch)), signal });
		if (answer.status === 200) return hasIds(answer, batch) ? { kind: 'stored' } : { kind: 'failed', problem: strangeAnswer };
		if (!answer.isStore || !aboutStatements.includes(answer.status)) return failed(answer);
		const [only, ...others] = batch;
		if (!only || others.length > 0) return { kind: 'refused', reason: wordsOf(answer) };
		return await lookCloser(target, only, answer, signal);
	} catch (error) {
		return { kind: 'failed', problem: failureOf(error) };
	}
}

const strangeAnswer = 'It answered 200, but not with the ids of what was sent: is this the address of a learning record store?';

async function pack(db: Db, target: Target, batch: readonly StoredStatement[]) {
	const statements = batch.map((statement) => inVersion(statement, target));
	const parts = await findAttachmentParts(db, batch);
	if (parts.length > 0) return writeMultipart(statements, parts);
	return { contentType: 'application/json', body: Buffer.from(JSON.stringify(statements)) };
}

/** A statement of the other version loses that mark; the target gives it its own, as to one that never had any. */
function inVersion(statement: StoredStatement, target: Target): Statement {
	const { version, ...rest } = statement;
	return readVersion(version) === target.version ? statement : rest;
}

function hasIds({ text }: TargetAnswer, batch: readonly StoredStatement[]): boolean {
	const answered = parseIfJson(text);
	if (!Array.isArray(answered)) return false;
	const ids = new Set(answered.map((id) => String(id).toLowerCase()));
	return batch.every(({ id }) => ids.has(id));
}

/** One statement was refused: perhaps it is there already, or everything is refused because of how we ask. */
async function lookCloser(
	target: Target,
	statement: StoredStatement,
	refusal: TargetAnswer,
	signal: AbortSignal,
): Promise<Outcome> {
	if (refusal.status === 409 && (await isThere(target, statement, signal))) return { kind: 'stored' };
	return (await findMisfit(target, signal)) ?? { kind: 'refused', reason: wordsOf(refusal) };
}

async function isThere(target: Target, statement: StoredStatement, signal: AbortSignal): Promise<boolean> {
	const { status, text } = await askTarget(target, 'GET', `/statements?statementId=${statement.id}`, { signal });
	const found = status === 200 ? (parseIfJson(text) as Statement | undefined) : undefined;
	return found !== undefined && sameStatement(found, statement, target.version);
}

/** Why no statement can be taken: a store that does not speak our version refuses each with 400. */
async function findMisfit(target: Target, signal: AbortSignal): Promise<Failure | undefined> {
	const about = await askTarget(target, 'GET', '/about', { signal });
	if (about.status !== 200) return failed(about, 'Its /about: ');
	const { version } = (parseIfJson(about.text) ?? {}) as { version?: unknown };
	const versions = Array.isArray(version) ? version.map(String) : [];
	if (versions.some((one) => readVersion(one) === target.version)) return undefined;
	const spoken = versions.join(', ') || 'no version that it names';
	return { kind: 'failed', problem: `It does not speak xAPI ${target.version}, but ${spoken}.` };
}

function failed(answer: TargetAnswer, where = ''): Failure {
	return { kind: 'failed', problem: where + wordsOf(answer), retryAfterMs: answer.retryAfterMs };
}

function wordsOf({ status, text }: TargetAnswer): string {
	const { message } = (parseIfJson(text) ?? {}) as { message?: unknown };
	const words = (typeof message === 'string' ? message : text).replace(/[\s\0]+/g, ' ').trim();
	return `${status} ${words}`.trim().slice(0, mostReasonLetters);
}

/** Fetch wraps what went wrong in a TypeError that says only that it failed. */
function failureOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'TimeoutError') return 'It did not answer in time.';
	const { cause } = error;
	const inner = cause instanceof AggregateError ? cause.errors[0] : cause;
	return inner instanceof Error && inner.message ? inner.message : error.message;
}
