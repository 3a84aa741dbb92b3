import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { isEditor, type Member } from '#lib/accounts/viewer.ts';
import { noteItem, noteSource } from '#lib/feed/sources.server.ts';
import { removeUnusedFiles } from '#lib/media/remove-unused-files.server.ts';
import { storeFile } from '#lib/media/store-file.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { NotFound } from '#lib/platform/errors.ts';
import { storable } from '#lib/platform/storable-text.ts';
import type { Storage } from '#lib/platform/storage.ts';
import { type CaseDocument, caseDocument } from './case-document.ts';
import { isOnTheWeb } from './folder/file-names.ts';
import type { Ledger, Prepared } from './import/found.ts';
import { say, sayError } from './import/say.ts';
import { type StoredCase, storeCase } from './import/store-case.server.ts';
import { type StoreFromWeb, storeFromWeb } from './import/store-from-web.server.ts';
import type { ImportResult, Saying } from './imports.ts';
import { jobEditor } from './job-editor.ts';
import type { ImportHouse } from './read-import.server.ts';
import type { NewFile } from './stored-media.ts';

/** Where files go that an import brings. */
export interface StoringHouse extends ImportHouse {
	storage: Storage;
	/** For what is being fetched; survives an interruption. */
	workFolder: string;
}

interface Confirmed {
	id: string;
	name: string;
	publishes: boolean;
	editor: Member;
	copy: StoreFromWeb | undefined;
}

interface Item {
	position: number;
	outcome: string;
	caseId: number | null;
	base: number | null;
	prepared: Prepared | null;
	sayings: Saying[];
}

const atOnce = 50;

/**
 * Stores the chosen cases of an import that an editor has confirmed, each for itself, as it was shown. What was stored before an
 * interruption is not stored again.
 */
export async function storeImport(db: Db, house: StoringHouse, id: string, signal?: AbortSignal): Promise<void> {
	const confirmed = await findConfirmed(db, house, id);
	if (!confirmed) return;
	for (let items = await nextItems(db, id); items.length > 0; items = await nextItems(db, id))
		for (const item of items) {
			signal?.throwIfAborted();
			await storeItem(db, house, confirmed, item);
		}
	await noteLeft(db, id);
	await db.transaction().execute(async (tx) => {
		await tx.updateTable('studio.import_items').set({ prepared: null }).where('import_id', '=', id).execute();
		await tx.updateTable('studio.imports').set({ state: 'done', settled_at: new Date() }).where('id', '=', id).execute();
	});
	await rm(join(house.folder, id), { recursive: true, force: true });
}

async function findConfirmed(db: Db, house: StoringHouse, id: string): Promise<Confirmed | undefined> {
	const row = await db
		.selectFrom('studio.imports as i')
		.leftJoin('accounts.users as m', 'm.id', 'i.confirmed_by')
		.select(['i.name', 'i.publishes', 'i.copies', 'm.id as userId', 'm.name as userName', 'm.role'])
		.where('i.id', '=', id)
		.where('i.state', '=', 'storing')
		.executeTakeFirst();
	if (!row) return undefined;
	const { name, publishes, copies } = row;
	const editor = jobEditor(row);
	const settings = { media: 'download' as const, fetchPrivate: house.fetchPrivate, workFolder: house.workFolder };
	const copy = copies ? storeFromWeb({ db, storage: house.storage, viewer: editor }, settings) : undefined;
	return { id, name, publishes, editor, copy };
}

async function nextItems(db: Db, id: string): Promise<Item[]> {
	const { rows } = await sql<Item>`
		select position, outcome, case_id as "caseId", base, prepared, sayings from studio.import_items
		where import_id = ${id} and is_chosen and outcome in ('create', 'change') and result is null
		order by position limit ${atOnce}`.execute(db);
	return rows;
}

/**
 * Stores one case and says so, all or nothing; a case that cannot be stored is said to be refused. Files that versions of a case
 * have stay; those that came along for nothing go.
 */
async function storeItem(db: Db, house: StoringHouse, confirmed: Confirmed, item: Item): Promise<void> {
	const keys: string[] = [];
	const sayings: Saying[] = [];
	try {
		if (!isEditor(confirmed.editor))
			return await noteResult(db, confirmed.id, item, { result: 'refused', sayings: [say('rights')] });
		const document = caseDocument.parse(item.prepared?.document);
		if (item.outcome === 'change' && item.caseId === null) throw new NotFound('The case is gone.');
		const own = await storeOwnFiles(house, confirmed.id, item.prepared?.files);
		const copied = await copyLinked(document, confirmed.copy, (text) => sayings.push({ text }));
		const stored = [...own, ...copied.stored];
		keys.push(...stored.map(({ storageKey }) => storageKey));
		await db.transaction().execute(async (tx) => {
			if (!(await isOpen(tx, confirmed.id, item))) return;
			const known = item.caseId === null || item.base === null ? undefined : { caseId: item.caseId, base: item.base };
			const { id: session, name, publishes, editor } = confirmed;
			const outcome = await storeCase(tx, editor, { known, document: copied.document, stored, session, publishes, name });
			if (outcome.result !== 'conflict' && item.prepared?.ledger) await noteLedger(tx, item.prepared.ledger, outcome.caseId);
			await noteResult(tx, confirmed.id, item, { ...outcome, sayings: [...outcome.sayings, ...sayings] });
		});
	} catch (error) {
		const saying = error instanceof NotFound ? say('gone') : sayError(error);
		await noteResult(db, confirmed.id, item, { result: 'refused', sayings: [saying] });
	} finally {
		await removeUnusedFiles(db, house.storage, keys);
	}
}

/** Nobody else stores the case meanwhile: of two workers one believed the other to be dead. */
async function isOpen(tx: Db, id: string, { position }: Item): Promise<boolean> {
	const { rows } = await sql`
		select from studio.import_items where import_id = ${id} and position = ${position} and result is null for update`.execute(tx);
	return rows.length > 0;
}

/** The files that an editor sent along, from the import's folder. */
async function storeOwnFiles(
	{ storage, folder }: StoringHouse,
	id: string,
	files: Record<string, string> = {},
): Promise<NewFile[]> {
	const stored: NewFile[] = [];
	for (const path of Object.values(files)) stored.push(await storeFile(storage, join(folder, id, 'unpacked', path)));
	return stored;
}

/** Copies what is linked; what cannot be copied stays linked, and `problem` hears why. */
async function copyLinked(
	document: CaseDocument,
	copy: StoreFromWeb | undefined,
	problem: (message: string) => void,
): Promise<{ document: CaseDocument; stored: NewFile[] }> {
	const stored: NewFile[] = [];
	if (!copy) return { document, stored };
	const media: CaseDocument['media'] = [];
	for (const item of document.media) {
		const file = isOnTheWeb(item.src) ? await copy(item, problem) : undefined;
		if (file) stored.push({ ...file, source: item.src });
		media.push(file ? { ...item, src: file.storageKey } : item);
	}
	return { document: { ...document, media }, stored };
}

async function noteResult(
	db: Db,
	id: string,
	{ position, sayings }: Item,
	outcome: Omit<StoredCase, 'caseId'> & { caseId?: number; result: ImportResult },
): Promise<void> {
	const { result, caseId, unmerged } = outcome;
	const said = JSON.stringify(storable([...outcome.sayings, ...sayings]));
	await sql`
		with noted as (
			update studio.import_items set result = ${result}, case_id = coalesce(${caseId ?? null}, case_id), unmerged = ${unmerged ?? null},
				prepared = null, sayings = ${said}::jsonb
			where import_id = ${id} and position = ${position} returning 1)
		update studio.imports set done = done + 1 where id = ${id} and exists (select from noted)`.execute(db);
}

async function noteLedger(tx: Db, { address, guid, fingerprint }: Ledger, caseId: number): Promise<void> {
	await noteItem(tx, { sourceId: await noteSource(tx, address), guid, caseId, fingerprint });
}

/** Of episodes that are here as they are: the next import then need not look at them again. */
async function noteLeft(db: Db, id: string): Promise<void> {
	const { rows } = await sql<{ prepared: Prepared; caseId: number }>`
		select prepared, case_id as "caseId" from studio.import_items
		where import_id = ${id} and outcome = 'leave' and case_id is not null and prepared ? 'ledger'`.execute(db);
	for (const { prepared, caseId } of rows) if (prepared.ledger) await noteLedger(db, prepared.ledger, caseId);
}
