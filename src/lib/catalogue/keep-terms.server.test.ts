import { sql } from 'kysely';
import pg from 'pg';
import { expect } from 'vitest';
import { anonymous, operator } from '#lib/accounts/viewer.ts';
import { moveInterests } from '#lib/pathways/move-interests.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict, Invalid, NotAllowed, NotFound } from '#lib/platform/errors.ts';
import { pagesChannel } from '#lib/platform/pages-changed.ts';
import { findCaseVersions } from '#lib/search/find-case-versions.server.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { createTerm } from './create-term.server.ts';
import { findDuplicates } from './find-duplicates.server.ts';
import { countKeptTerms, listKeptTerms } from './list-kept-terms.server.ts';
import { mergeTerms, previewMerge } from './merge-terms.server.ts';
import { moveTerm } from './move-term.server.ts';
import { openCaseContent } from './open-case-content.server.ts';
import { openTerm } from './open-term.server.ts';
import { removeTerm } from './remove-term.server.ts';
import { renameTerm } from './rename-term.server.ts';
import { setHue } from './set-hue.server.ts';
import { type TermKind, termTables } from './term-kinds.ts';
import { termReferences } from './term-references.ts';
import { openTermToEdit } from './term-uses.server.ts';

const names = (nb: string, nn = nb, en = nb) => ({ nb, nn, en });
const guest = (name: string, more: object = {}) => ({ name, role: 'guest' as const, ...more });
const all = { limit: 500, page: 1 };
const slugs = async (db: Db, kind: TermKind) => (await listKeptTerms(db, operator, kind, '', all)).terms.map(({ slug }) => slug);

test('a new theme comes last, has its names, and is found by a part of one', async ({ db }) => {
	const { slug } = await createTerm(db, operator, 'theme', names(' Undring ', 'Undring', 'Wonder'));
	expect((await slugs(db, 'theme')).at(-1)).toBe(slug);
	const { terms, total } = await listKeptTerms(db, operator, 'theme', 'wonD', all);
	expect([terms, total]).toEqual([
		[expect.objectContaining({ slug: 'undring', cases: 0, names: names('Undring', 'Undring', 'Wonder') })],
		1,
	]);
	expect((await listKeptTerms(db, operator, 'theme', '%', all)).total).toBe(0);
	const counted = await countKeptTerms(db, operator);
	expect(counted).toMatchObject({ theme: (await slugs(db, 'theme')).length, person: 0 });
});

test('what is no name, too long or taken is refused with its field', async ({ db }) => {
	await createTerm(db, operator, 'place', names('Diktnes'));
	const refusal = (given: ReturnType<typeof names>) => createTerm(db, operator, 'place', given).catch((error) => error);
	expect(await refusal(names('Diktnes'))).toMatchObject({ status: 409, field: 'name' });
	expect(await refusal(names('Diktvoll', ' '))).toMatchObject({ status: 400, field: 'nn' });
	expect(await refusal(names('x'.repeat(10_000)))).toMatchObject({ status: 400, field: 'nb' });
	// Another name that makes the same address gets one of its own.
	expect(await createTerm(db, operator, 'place', names('DIKTNES!'))).toEqual({ slug: 'diktnes-2' });
	expect(await createTerm(db, operator, 'place', names('<script>alert(1)</script>'))).toEqual({ slug: 'script-alert-1-script' });
});

test('an address that is asked for leads there, also from the one before, and is no other’s', async ({ db }) => {
	await storeCase(db, { title: 'Adressen', people: [guest('Berit Vik'), guest('Bodil Vik')] });
	expect(await renameTerm(db, operator, 'person', 'berit-vik', 'Berit Vik', 'Berit i Vika')).toEqual({ slug: 'berit-i-vika' });
	expect(await openTerm(db, anonymous, 'nb', 'person', 'berit-vik')).toEqual({ movedTo: 'berit-i-vika' });
	// It stays when the same names are saved again.
	expect(await renameTerm(db, operator, 'person', 'berit-i-vika', 'Berit Vik')).toEqual({ slug: 'berit-i-vika' });
	await expect(renameTerm(db, operator, 'person', 'bodil-vik', 'Bodil Vik', 'berit-vik')).rejects.toThrow(Conflict);
	await expect(renameTerm(db, operator, 'person', 'bodil-vik', 'Bodil Vik', 'berit-i-vika')).rejects.toThrow(Conflict);
	expect(await renameTerm(db, operator, 'person', 'berit-i-vika', 'Berit Vik', 'berit-vik')).toEqual({ slug: 'berit-vik' });
	expect(await openTermToEdit(db, operator, 'person', 'berit-vik')).toMatchObject({ former: ['berit-i-vika'], count: 1 });
});

test('themes move up and down and stop at the ends; a colour is a hue', async ({ db }) => {
	for (const name of ['Orden', 'Uorden']) await createTerm(db, operator, 'theme', names(name));
	const [first = '', second = '', ...rest] = await slugs(db, 'theme');
	await moveTerm(db, operator, 'theme', second, 'up');
	await moveTerm(db, operator, 'theme', second, 'up');
	expect(await slugs(db, 'theme')).toEqual([second, first, ...rest]);
	await moveTerm(db, operator, 'theme', second, 'down');
	expect(await slugs(db, 'theme')).toEqual([first, second, ...rest]);
	await setHue(db, operator, first, 10);
	expect((await openTermToEdit(db, operator, 'theme', first)).hue).toBe(10);
	await expect(setHue(db, operator, first, -1)).rejects.toThrow(Invalid);
});

test('what is in use is not removed, and it says where', async ({ db }) => {
	const { id } = await storeCase(db, { title: 'I bruk', organisations: ['Brukt AS'], status: 'draft' });
	expect(await removeTerm(db, operator, 'organisation', 'brukt-as')).toMatchObject({
		removed: false,
		uses: { count: 1, cases: [{ id, title: 'I bruk' }] },
	});
	await createTerm(db, operator, 'organisation', names('Ubrukt AS'));
	expect(await removeTerm(db, operator, 'organisation', 'ubrukt-as')).toMatchObject({ removed: true });
	await expect(openTermToEdit(db, operator, 'organisation', 'ubrukt-as')).rejects.toThrow(NotFound);
});

test('two people become one: in every case, at the earlier place, with what only the other one told', async ({ db }) => {
	const { id: both } = await storeCase(db, {
		title: 'Begge',
		people: [
			guest('Kari Hansen', { organisation: 'Hav AS', title: 'Fisker' }),
			guest('Per Dikt'),
			guest('Kari Hanssen', { url: 'https://kari.example' }),
			{ name: 'Kari Hansen', role: 'host' },
		],
		questionnaire: [{ question: 'Hva leser du?', person: 'Kari Hansen', answer: 'Dikt' }],
	});
	await storeCase(db, { title: 'Bare den ene', people: [guest('Kari Hansen')] });
	await renameTerm(db, operator, 'person', 'kari-hansen', 'Kari Hansen', 'kari-fisker');
	const [likely] = await findDuplicates(db, operator, 'person');
	expect(likely).toMatchObject({
		because: 'close',
		pair: [
			{ slug: 'kari-hanssen', cases: 1 },
			{ slug: 'kari-fisker', cases: 2 },
		],
	});
	const merge = { from: 'kari-fisker', into: 'kari-hanssen' };
	expect(await previewMerge(db, operator, 'person', merge)).toMatchObject({
		count: 2,
		both: 1,
		into: { names: { nb: 'Kari Hanssen' } },
	});
	const versions = await findCaseVersions(db);
	await mergeTerms(db, operator, 'person', merge);
	expect(await openCaseContent(db, both)).toMatchObject({
		people: [
			guest('Kari Hanssen', { organisation: 'Hav AS', title: 'Fisker', url: 'https://kari.example' }),
			guest('Per Dikt'),
			{ name: 'Kari Hanssen', role: 'host' },
		],
		questionnaire: [{ person: 'Kari Hanssen' }],
	});
	// The search index tells by this that the case is another one.
	expect((await findCaseVersions(db)).get(both)).not.toBe(versions.get(both));
	for (const former of ['kari-fisker', 'kari-hansen'])
		expect(await openTerm(db, anonymous, 'nb', 'person', former)).toEqual({ movedTo: 'kari-hanssen' });
	expect(await openTerm(db, anonymous, 'nb', 'person', 'kari-hanssen')).toMatchObject({ found: { count: 2 } });
	// What a feed brings in again under the name that is gone is the one that stayed.
	const { id } = await storeCase(db, { title: 'Fra en feed', people: [guest('Kari Hansen')] });
	expect(await openCaseContent(db, id)).toMatchObject({ people: [guest('Kari Hanssen')] });
	expect(await findDuplicates(db, operator, 'person')).toEqual([]);
});

test('nothing in the database names what was merged away, whatever the kind', async ({ db }) => {
	const content = (n: number) => ({
		people: [{ ...guest(`Merker ${n}`), organisation: `Merket ${n} AS` }],
		organisations: [`Merket ${n} AS`],
		themes: [`Merketema ${n}`],
		perspectives: [`Merkeperspektiv ${n}`],
		place: `Merkested ${n}`,
		series: `Merkeserie ${n}`,
		questionnaire: [{ question: 'Hva leser du?', person: `Merker ${n}`, answer: 'Dikt' }],
	});
	for (const n of [1, 2]) await storeCase(db, { title: `Merket ${n}`, ...content(n) });
	const both = { ...content(1), people: [...content(1).people, ...content(2).people] };
	await storeCase(db, { title: 'Merket 3', ...both, themes: ['Merketema 2', 'Merketema 1'] });
	await addPanel(db, ['merker-1', 'merker-2']);
	for (const [kind, stem] of [
		...(['person', 'organisation', 'theme'] as const).map(
			(kind) => [kind, { person: 'merker-1', organisation: 'merket-1-as', theme: 'merketema-1' }[kind]] as const,
		),
		['perspective', 'merkeperspektiv-1'],
		['place', 'merkested-1'],
		['series', 'merkeserie-1'],
	] as const) {
		const columns = await columnsNaming(db, kind);
		const named = termReferences[kind].map(({ table, column }) => `${table}.${column}`);
		expect(columns.sort()).toEqual([...named, `catalogue.former_slugs.${kind}_id`].sort());
		const { fromId } = await mergeTerms(db, operator, kind, { from: stem, into: stem.replace('-1', '-2') });
		for (const column of columns) expect([column, await countNaming(db, column, fromId)]).toEqual([column, 0]);
		const filed = await db
			.selectFrom('catalogue.filings')
			.select('case_id')
			.where('kind', '=', kind)
			.where('term_id', '=', fromId)
			.execute();
		expect(filed).toEqual([]);
	}
	expect((await openTerm(db, anonymous, 'nb', 'theme', 'merketema-2')) as object).toMatchObject({ found: { count: 3 } });
});

test('pages that showed the one that is gone are stale', async ({ database: { db, url } }) => {
	const { id } = await storeCase(db, { title: 'Foreldet', place: 'Gamlevik' });
	await createTerm(db, operator, 'place', names('Nyvik'));
	const listener = new pg.Client({ connectionString: url });
	await listener.connect();
	const heard: string[] = [];
	listener.on('notification', ({ payload = '' }) => heard.push(...JSON.parse(payload)));
	await listener.query(`listen ${pagesChannel}`);
	await mergeTerms(db, operator, 'place', { from: 'gamlevik', into: 'nyvik' });
	await expect.poll(() => heard).toEqual(expect.arrayContaining(['list', `case:${id}`]));
	await listener.end();
});

test('whoever wished to learn about it wishes for what it became', async ({ db }) => {
	const member = await makeMember(db);
	const wish = (term_id: number) => ({ user_id: member.id, kind: 'theme', term_id });
	await db
		.insertInto('pathways.interests')
		.values([wish(901), wish(902), wish(903)])
		.execute();
	await moveInterests(db, 'theme', 901, 902);
	await moveInterests(db, 'theme', 903);
	const { rows } = await sql`select term_id from pathways.interests where user_id = ${member.id}`.execute(db);
	expect(rows).toEqual([{ term_id: 902 }]);
});

test('only editors keep the catalogue, and nothing is merged with itself', async ({ db }) => {
	const member = await makeMember(db);
	await createTerm(db, operator, 'series', names('Alene'));
	await expect(createTerm(db, member, 'series', names('Ny'))).rejects.toThrow(NotAllowed);
	await expect(removeTerm(db, member, 'series', 'alene')).rejects.toThrow(NotAllowed);
	await expect(mergeTerms(db, member, 'series', { from: 'alene', into: 'alene' })).rejects.toThrow(NotAllowed);
	await expect(mergeTerms(db, operator, 'series', { from: 'alene', into: 'alene' })).rejects.toThrow(Invalid);
	await expect(mergeTerms(db, operator, 'series', { from: 'alene', into: 'ingen' })).rejects.toThrow(NotFound);
});

/** A webinar with these people in its panel. */
async function addPanel(db: Db, people: string[]): Promise<void> {
	await sql`
		with w as (insert into catalogue.webinars (slug, title, language) values ('merket', 'Merket', 'nb') returning id),
			p as (insert into catalogue.webinar_parts (webinar_id, position, title, minutes) select id, 0, 'Del', 30 from w returning id)
		insert into catalogue.webinar_people (part_id, position, person_id, role)
		select p.id, row_number() over (), one.id, 'panel' from p, catalogue.people one where one.slug = any(${people})
	`.execute(db);
}

/** Every column with a foreign key to the table of a kind of term, as the database itself tells. */
async function columnsNaming(db: Db, kind: TermKind): Promise<string[]> {
	const [schema, table] = termTables[kind].split('.');
	const { rows } = await sql<{ name: string }>`
		select k.table_schema || '.' || k.table_name || '.' || k.column_name as name
		from information_schema.referential_constraints r
		join information_schema.key_column_usage k using (constraint_schema, constraint_name)
		join information_schema.constraint_column_usage u
			on u.constraint_schema = r.unique_constraint_schema and u.constraint_name = r.unique_constraint_name
		where u.table_schema = ${schema} and u.table_name = ${table}
	`.execute(db);
	return rows.map(({ name }) => name);
}

async function countNaming(db: Db, name: string, id: number): Promise<number> {
	const at = name.lastIndexOf('.');
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from ${sql.table(name.slice(0, at))} where ${sql.ref(name.slice(at + 1))} = ${id}`.execute(db);
	return rows[0]?.count ?? 0;
}
