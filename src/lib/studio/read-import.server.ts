import { join } from 'node:path';
import { sql } from 'kysely';
import { isEditor } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { enqueue } from '#lib/platform/jobs.ts';
import { localeNamed } from '#lib/platform/locale.ts';
import type { PrivateAllowance } from '#lib/platform/public-address.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { Found } from './import/found.ts';
import { type Plan, type Planning, planCase } from './import/plan-case.server.ts';
import { readSource } from './import/read-source.server.ts';
import { say, sayError } from './import/say.ts';
import { type ImportKind, type Saying, Unreadable } from './imports.ts';
import { jobEditor } from './job-editor.ts';

/** What reading an import needs besides the database. */
export interface ImportHouse {
	/** Where the files of imports lie: `importFolder`. */
	folder: string;
	fetchPrivate: PrivateAllowance;
}

/**
 * Reads what an editor brought and keeps what storing it would do; nothing else is written. What cannot be read at all is told.
 * A reading that was broken off begins anew.
 */
export async function readImport(db: Db, house: ImportHouse, id: string, signal?: AbortSignal): Promise<void> {
	const found = await findUnread(db, id);
	if (!found) return;
	await db.deleteFrom('studio.import_items').where('import_id', '=', id).execute();
	try {
		if (!isEditor(found.editor)) throw new Unreadable(say('rights'));
		const { editor, reader, language } = found;
		const source = { ...found, folder: join(house.folder, id), fetchPrivate: house.fetchPrivate };
		await keepPlans(id, { db, editor, reader, language, seen: new Map() }, readSource(db, source), signal);
		await endReading(db, id);
	} catch (error) {
		if (signal?.aborted) throw error;
		const problem = JSON.stringify(storable(sayError(error)));
		await db.updateTable('studio.imports').set({ state: 'failed', problem }).where('id', '=', id).execute();
	}
}

/** Where there is nothing to store, nobody needs to confirm it. */
async function endReading(db: Db, id: string): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const { rows } = await sql<{ state: string }>`
			update studio.imports set state = 'ready' where id = ${id} and exists (
				select from studio.import_items where import_id = ${id} and outcome in ('create', 'change')) returning state`.execute(tx);
		if (rows.length > 0) return;
		await sql`update studio.imports set state = 'storing', confirmed_by = begun_by, done = 0, total = 0 where id = ${id}`.execute(
			tx,
		);
		await enqueue(tx, 'store_import', { id }, { key: `import-store:${id}` });
	});
}

async function findUnread(db: Db, id: string) {
	const row = await db
		.selectFrom('studio.imports as i')
		.leftJoin('accounts.users as m', 'm.id', 'i.begun_by')
		.select(['i.kind', 'i.name', 'i.address', 'i.language', 'm.id as userId', 'm.name as userName', 'm.role', 'm.locale'])
		.where('i.id', '=', id)
		.where('i.state', '=', 'reading')
		.executeTakeFirst();
	if (!row) return undefined;
	const locale = localeNamed(row.locale);
	return { ...row, kind: row.kind as ImportKind, editor: jobEditor(row), reader: { locale, m: messagesIn(locale) } };
}

async function keepPlans(id: string, planning: Planning, source: AsyncIterable<Found>, signal?: AbortSignal): Promise<void> {
	const { db } = planning;
	let [position, done, total] = [0, 0, undefined as number | undefined];
	for await (const found of source) {
		signal?.throwIfAborted();
		if (found.type === 'total') {
			total = found.total === undefined ? undefined : (total ?? 0) + found.total;
		} else {
			await keepPlan(db, id, position++, await planOf(planning, found));
			if (found.type !== 'notice') done += 1;
		}
		await db
			.updateTable('studio.imports')
			.set({ done, total: total === undefined ? null : Math.max(total, done) })
			.where('id', '=', id)
			.execute();
	}
	if (position === 0) throw new Unreadable(say('noRows'));
}

async function planOf(planning: Planning, found: Exclude<Found, { type: 'total' }>): Promise<Plan> {
	if (found.type === 'case') return planCase(planning, found);
	const { place, title = '' } = found;
	if (found.type === 'known') return { place, title, outcome: 'leave', sayings: [], caseId: found.caseId };
	return { place, title, outcome: found.type, sayings: found.sayings };
}

const mostSayings = 200;

async function keepPlan(db: Db, id: string, position: number, plan: Plan): Promise<void> {
	const { place, title, outcome, caseId, base, prepared, differences } = storable(plan);
	const sayings: Saying[] = storable(plan.sayings.slice(0, mostSayings));
	const row = {
		...{ import_id: id, position, place: place.slice(0, 500), title: title.slice(0, 500), outcome },
		...{ case_id: caseId ?? null, base: base ?? null, sayings: JSON.stringify(sayings) },
		prepared: prepared ? JSON.stringify(prepared) : null,
		differences: differences ? JSON.stringify(differences) : null,
	};
	await db.insertInto('studio.import_items').values(row).execute();
}
