import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import { notePlaces } from '#lib/media/note-places.server.ts';
import type { Db } from '#lib/platform/db.ts';
import type { ExportedFile } from '#lib/platform/exported-file.ts';
import { eraseRecord, eraseStatement } from '#lib/records/erase-member.server.ts';
import { exportRecords } from '#lib/records/export-member.server.ts';
import { findOwnStatements } from '#lib/records/find-own-statements.server.ts';
import { agentOf, noteHolder } from '#lib/records/note-holder.server.ts';
import { readOwnStatements } from '#lib/records/read-own-statements.server.ts';
import { recordCsv } from '#lib/records/record-csv.ts';
import type { RecordFilter } from '#lib/records/record-filter.ts';
import { listSharedLinks, openSharedRecord, shareRecord, unshareRecord } from '#lib/records/share-record.server.ts';
import { timelineOf } from '#lib/records/timeline.ts';
import { makeMember } from '../accounts/make-member.ts';
import { storeCase } from '../database/make-case.ts';
import { site } from './site.ts';
import { type Store, test } from './xapi-test.ts';

const page = { limit: 50, offset: 0 };
const readAll = async (db: Db, member: Member) => (await Array.fromAsync(readOwnStatements(db, member))).flat();
const find = (db: Db, member: Member, filter: RecordFilter = {}) => findOwnStatements(db, member, filter, page);

/** Has played a case to the end, and a program has told of a book. */
async function makeLearner(db: Db, store: Store): Promise<Member> {
	const member = await makeMember(db);
	const { slug } = await storeCase(db, { title: `Hørt av ${member.id.slice(0, 4)}` });
	await notePlaces(db, member, [{ case: slug, seconds: 99, length: 100, agoMs: 0 }], site);
	await tellOf(store, member);
	return member;
}

/** As another program tells it; `more` replaces parts of the statement. */
async function tellOf(store: Store, member: Member, more: object = {}): Promise<string> {
	const id = crypto.randomUUID();
	const object = { id: 'https://books.example.org/7', definition: { name: { en: '=Book, "one"' } } };
	const verb = { id: 'https://books.example.org/verbs/read', display: { en: 'read' } };
	const answer = await (await store.as('all'))('POST', '/statements', {
		body: { id, actor: agentOf(member, site), verb, object, ...more },
	});
	expect(await answer.json()).toEqual([id]);
	return id;
}

test('a record shows what its member did here and elsewhere, and nobody else’s', async ({ db, store }) => {
	const [me, other] = [await makeLearner(db, store), await makeLearner(db, store)];
	const { statements, total } = await find(db, me);
	expect(total).toBe(2);
	const [day] = timelineOf(statements, 'nb', site);
	expect(day?.entries.map(({ words, name, detail }) => [words, name.text, detail])).toEqual([
		['read', '=Book, "one"', ''],
		['Kom til slutten av', `Hørt av ${me.id.slice(0, 4)}`, 'ved 1:40'],
	]);
	expect(JSON.stringify(statements)).not.toContain(other.id);
	expect((await find(db, await makeMember(db))).total).toBe(0);
});

test('what programs told of somebody who has done nothing here is theirs too', async ({ db, store }) => {
	const me = await makeMember(db);
	const id = await tellOf(store, me);
	await noteHolder(db, me, site);
	expect((await readAll(db, me)).map((one) => one.id)).toEqual([id]);
});

test('kinds and days narrow it', async ({ db, store }) => {
	const me = await makeLearner(db, store);
	const totals = async (...filters: RecordFilter[]) =>
		Promise.all(filters.map(async (filter) => (await find(db, me, filter)).total));
	expect(await totals({ kind: 'completed' }, { kind: 'other' }, { kind: 'quiz' })).toEqual([1, 1, 0]);
	const days = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
	expect(await totals({ from: days(2) }, { to: days(2) }, { from: days(-2) }, { from: days(2), to: days(-2) })).toEqual([
		2, 0, 0, 2,
	]);
	const second = await findOwnStatements(db, me, {}, { limit: 1, offset: 1 });
	expect([second.total, second.statements.length]).toEqual([2, 1]);
	expect(await findOwnStatements(db, me, {}, { limit: 1, offset: 9 })).toEqual({ statements: [], total: 2 });
});

test('what is voided is not shown, and is erased with the rest', async ({ db, store }) => {
	const me = await makeLearner(db, store);
	const id = await tellOf(store, me);
	const voided = { id: 'http://adlnet.gov/expapi/verbs/voided' };
	const voiding = await tellOf(store, me, {
		actor: { mbox: 'mailto:robot@example.org' },
		verb: voided,
		object: { objectType: 'StatementRef', id },
	});
	expect((await readAll(db, me)).map((one) => one.id)).not.toContain(id);
	await eraseRecord(db, me);
	const left = await db.selectFrom('records.statements').select('id').where('id', 'in', [id, voiding]).execute();
	expect(left.map((one) => one.id)).toEqual([voiding]);
});

test('one entry goes for good, with its terms and attachments; another member’s is not there', async ({ db, store }) => {
	const [me, other] = [await makeLearner(db, store), await makeLearner(db, store)];
	const [theirs, mine] = [(await find(db, other)).statements[0]?.id ?? '', (await find(db, me)).statements[0]?.id ?? ''];
	for (const id of [theirs, crypto.randomUUID(), "x' or true", ''])
		await expect(eraseStatement(db, me, id)).rejects.toMatchObject({ status: 404 });
	const place = await db
		.selectFrom('records.statements')
		.select(['stored', 'seq'])
		.where('id', '=', mine)
		.executeTakeFirstOrThrow();
	await eraseStatement(db, me, mine);
	const terms = await db
		.selectFrom('records.terms')
		.selectAll()
		.where('stored', '=', place.stored)
		.where('seq', '=', place.seq)
		.execute();
	expect(terms).toEqual([]);
	expect((await find(db, me)).total).toBe(1);
	expect((await find(db, other)).total).toBe(2);
	const ids = await db.selectFrom('records.statement_ids').select('id').where('id', '=', mine).execute();
	expect(ids).toEqual([]);
});

test('the whole record goes with what programs keep and the links; others keep theirs', async ({ db, store }) => {
	const [me, other] = [await makeLearner(db, store), await makeLearner(db, store)];
	const ask = await store.as('all');
	for (const member of [me, other]) {
		const parameters = { agent: agentOf(member, site), profileId: 'size' };
		await ask('PUT', '/agents/profile', { parameters, body: { of: member.id }, headers: { 'if-none-match': '*' } });
	}
	const { token } = await shareRecord(db, me, { days: 1 });
	const textOf = async (content: ReturnType<ExportedFile['write']>) =>
		Symbol.asyncIterator in content ? (await Array.fromAsync(content)).join('') : String(await content);
	const files = async (member: Member) => Promise.all(exportRecords(db, member).map((file) => textOf(file.write())));
	const [before] = [await files(other)];
	expect(before.map((file) => JSON.parse(file).length)).toEqual([2, 1, 0]);
	await eraseRecord(db, me);
	expect((await files(me)).map((file) => JSON.parse(file))).toEqual([[], [], []]);
	await expect(openSharedRecord(db, token)).rejects.toMatchObject({ status: 404 });
	expect(await files(other)).toEqual(before);
});

test('a link shows the record until it expires or is taken back', async ({ db, store }) => {
	const [me, other] = [await makeLearner(db, store), await makeMember(db)];
	const [one, two] = [await shareRecord(db, me, { days: 7 }), await shareRecord(db, me, { days: 1 })];
	const { holder } = await openSharedRecord(db, one.token);
	expect(holder).toEqual({ id: me.id, name: me.name });
	expect(JSON.stringify(await db.selectFrom('records.shared_links').selectAll().execute())).not.toContain(one.token);
	const [newest] = await listSharedLinks(db, me);
	await expect(unshareRecord(db, other, newest?.id ?? '')).rejects.toMatchObject({ status: 404 });
	await unshareRecord(db, me, newest?.id ?? '');
	await expect(openSharedRecord(db, two.token)).rejects.toMatchObject({ status: 404 });

	const past = { created_at: new Date(Date.now() - 9e8), expires_at: new Date(Date.now() - 1000) };
	await db.updateTable('records.shared_links').set(past).where('user_id', '=', me.id).execute();
	for (const token of [one.token, '', `${one.token} `, 'gjettet'])
		await expect(openSharedRecord(db, token)).rejects.toMatchObject({ status: 404 });
	expect(await listSharedLinks(db, me)).toEqual([]);
	for (const days of [0, 8, -1, Number.NaN, 1e9])
		await expect(shareRecord(db, me, { days })).rejects.toMatchObject({ status: 400 });
});

test('a table has no formulas and keeps its cells apart', async ({ db, store }) => {
	const me = await makeLearner(db, store);
	const table = (await Array.fromAsync(recordCsv(readOwnStatements(db, me), ['a', 'b']))).join('');
	const [columns, , book] = table.split('\r\n');
	expect(columns).toBe('\uFEFFa,b');
	expect(book).toContain(`,https://books.example.org/7,"'=Book, ""one""",,,,`);
});

test('a member has twenty links at most, also when they ask for many at once', async ({ db }) => {
	const member = await makeMember(db);
	const asked = await Promise.allSettled(Array.from({ length: 25 }, () => shareRecord(db, member, { days: 7 })));
	expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
	expect(await listSharedLinks(db, member)).toHaveLength(20);
});
