import { sql } from 'kysely';
import { mustBeOperator, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid, NotFound } from '#lib/platform/errors.ts';
import { cancelJob } from '#lib/platform/jobs.ts';
import { seal } from '#lib/platform/seal.ts';
import { leaveTrace, withoutSecret } from './forwarding/leave-trace.server.ts';
import { toBeSentAgain } from './forwarding/to-be-sent-again.ts';
import { forwardingKey, queueForwardingTo } from './queue-forwarding.server.ts';
import type { XapiVersion } from './statement.ts';

/** Another store to which everything is forwarded. */
export interface NewTarget {
	/** What the operator calls it. */
	name: string;
	/** Its address, to which `/statements` is appended. */
	endpoint: string;
	key: string;
	secret: string;
	version: XapiVersion;
}

/** A statement that the target did not want, and why. */
export interface SetAside {
	statementId: string;
	reason: string;
	refusedAt: Date;
}

/** A target as the operator sees it; its secret is not shown. */
export interface ListedTarget extends Omit<NewTarget, 'secret'> {
	/** How many statements are still to be sent; counted no further than 100,000. */
	waiting: number;
	/** How many that it refused are to be sent again. */
	again: number;
	/** Why the last try failed. */
	problem: string | null;
	nextTryAt: Date | null;
	setAside: SetAside[];
}

const mostCounted = 100_000;

/** Forwards everything to another store from now on, beginning with the oldest. Throws Conflict for a name that is taken, and Invalid. */
export async function addTarget(db: Db, viewer: Viewer, sealKey: Buffer, target: NewTarget): Promise<void> {
	mustBeOperator(viewer);
	const endpoint = readEndpoint(target.endpoint);
	const { name, key, secret, version } = target;
	if (!/^[a-z0-9][a-z0-9._-]{0,59}$/.test(name))
		throw new Invalid(`“${name}” is no name for a target: use lower-case letters, digits, dots and hyphens.`, 'name');
	await db.transaction().execute(async (tx) => {
		const { numInsertedOrUpdatedRows } = await tx
			.insertInto('records.forward_targets')
			.values({ name, endpoint, version, key, sealed_secret: seal(sealKey, secret) })
			.onConflict((conflict) => conflict.doNothing())
			.executeTakeFirst();
		if (numInsertedOrUpdatedRows === 0n)
			throw new Conflict(`There is a target ${name} already. Remove it first, or take another name.`);
		await queueForwardingTo(tx, name);
	});
}

function readEndpoint(text: string): string {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol))
		throw new Invalid(`“${text}” is no web address of a learning record store.`, 'endpoint');
	if (url.username || url.password)
		throw new Invalid('The address holds a name or password: give --key and --secret.', 'endpoint');
	if (url.search || url.hash)
		throw new Invalid('The address must end before any “?” or “#”: /statements is appended to it.', 'endpoint');
	return url.href.replace(/\/+$/, '');
}

/** Every target with how far it is, by name. */
export async function listTargets(db: Db, viewer: Viewer): Promise<ListedTarget[]> {
	mustBeOperator(viewer);
	const { rows } = await sql<Omit<ListedTarget, 'again' | 'setAside'>>`
		select name, endpoint, version, key, problem, next_try_at as "nextTryAt", (
			select count(*) from (
				select from records.statements
				where stored >= sent_stored and (stored, seq) > (sent_stored, sent_seq) limit ${mostCounted}
			) ahead
		) as waiting
		from records.forward_targets where sealed_secret <> ${withoutSecret} order by name`.execute(db);
	const refusals = await db.selectFrom('records.forward_refusals').selectAll().orderBy('refused_at').execute();
	return rows.map((target) => {
		const refused = refusals.filter((refusal) => refusal.target === target.name);
		const setAside = refused.filter(({ reason }) => reason !== toBeSentAgain).map(setAsideOf);
		return { ...target, again: refused.length - setAside.length, setAside };
	});
}

function setAsideOf(row: { statement_id: string; reason: string; refused_at: Date }): SetAside {
	return { statementId: row.statement_id, reason: row.reason, refusedAt: row.refused_at };
}

/** Sends nothing more to a target and forgets its secret; what is there stays there. Throws NotFound. */
export async function removeTarget(db: Db, viewer: Viewer, name: string): Promise<void> {
	mustBeOperator(viewer);
	await db.transaction().execute(async (tx) => {
		if (!(await leaveTrace(tx, name))) throw noTarget(name);
		await cancelJob(tx, forwardingKey(name));
	});
}

/** Tries a target again at once, however long the wait would be. Throws NotFound. */
export async function resumeTarget(db: Db, viewer: Viewer, name: string): Promise<void> {
	mustBeOperator(viewer);
	await db.transaction().execute((tx) => resume(tx, name));
}

/** Sends what a target refused once more and at once, in the order of storing; tells how many statements. Throws NotFound. */
export async function retryRefused(db: Db, viewer: Viewer, name: string): Promise<number> {
	mustBeOperator(viewer);
	return db.transaction().execute(async (tx) => {
		await resume(tx, name);
		const { numUpdatedRows } = await tx
			.updateTable('records.forward_refusals')
			.set({ reason: toBeSentAgain })
			.where('target', '=', name)
			.where('reason', '<>', toBeSentAgain)
			.executeTakeFirst();
		return Number(numUpdatedRows);
	});
}

async function resume(tx: Db, name: string): Promise<void> {
	const { numUpdatedRows } = await tx
		.updateTable('records.forward_targets')
		.set({ failures: 0, problem: null, next_try_at: null })
		.where('name', '=', name)
		.where('sealed_secret', '<>', withoutSecret)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw noTarget(name);
	await queueForwardingTo(tx, name);
}

function noTarget(name: string): NotFound {
	return new NotFound(`There is no target ${name}. npx dugnad records forward list shows them.`);
}
