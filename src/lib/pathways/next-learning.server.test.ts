import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import { notePlaces } from '#lib/media/note-places.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { mustStart, rightAnswers, saveQuizOf } from '../../../tests/assessment/make-quiz.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { site } from '../../../tests/records/site.ts';
import { dismissCase, wantCaseAgain } from './dismiss-case.server.ts';
import type { Neighbours } from './engine/neighbours.ts';
import { forgetSignals, forgetSignalsOfCase } from './forget-signals.server.ts';
import type { Model } from './model.ts';
import { nextLearning } from './next-learning.server.ts';
import { saveChoices } from './save-choices.server.ts';
import { saveInterests } from './save-interests.server.ts';

let made = 0;
const make = (db: Db, title: string, theme: string, perspective: string, more = {}) =>
	storeCase(db, { title, themes: [theme], perspectives: [perspective], durationMs: 600_000, ...more });

async function hear(db: Db, member: Member, slug: string, share = 1): Promise<void> {
	const heard = { session: crypto.randomUUID(), segments: [[0, share * 600]] as [number, number][], events: [] };
	await notePlaces(db, member, [{ case: slug, seconds: share * 600, length: 600, agoMs: 0, heard }], site);
}

async function pass(db: Db, member: Member, caseId: number): Promise<void> {
	await saveQuizOf(db, caseId, { rules: { asksReflection: false } });
	const attemptId = await mustStart(db, member, caseId);
	const answers = await rightAnswers(db, member, attemptId);
	await submitQuiz(db, member, { attemptId, answers, basedOn: undefined, withGaps: true }, site);
}

/** A catalogue of its own for each test: themes and perspectives that no other test uses. */
async function library(db: Db) {
	const n = ++made;
	const [hav, skog] = [`Hav ${n}`, `Skog ${n}`];
	const [leder, forsker] = [`Leder ${n}`, `Forsker ${n}`];
	const [me, one, two, three, far] = [
		await makeMember(db),
		await make(db, `Tang ${n}`, hav, leder),
		await make(db, `Torsk ${n}`, hav, leder),
		await make(db, `Skjell ${n}`, hav, leder),
		await make(db, `Bølger ${n}`, hav, forsker),
	];
	const tree = await make(db, `Gran ${n}`, skog, leder);
	const next = async (model?: Model, near?: number) => nextLearning(db, me, 'nb', { limit: 3, model, near });
	const ids = async (model?: Model) => (await next(model)).cases.map(({ card }) => card.id);
	return { n, hav, skog, leder, forsker, me, one, two, three, far, tree, next, ids };
}

const slugOf = (name: string) => name.toLowerCase().replace(' ', '-');

test('somebody new gets the newest, and the reason says no more than that', async ({ db }) => {
	const { me, next } = await library(db);
	const { isPersonal, isKnown, cases } = await next();
	expect([isPersonal, isKnown, cases.length]).toEqual([true, false, 3]);
	expect(cases.slice(0, 2).map(({ reasons }) => reasons)).toEqual([[{ kind: 'newest' }], [{ kind: 'newest' }]]);
	expect((await nextLearning(db, me, 'nb', { limit: 0, model: undefined })).cases).toEqual([]);
});

test('one interest makes a sensible list', async ({ db }) => {
	const { me, skog, tree, next } = await library(db);
	await saveInterests(db, me, { theme: [slugOf(skog), 'finnes-ikke'], perspective: [], goal: ['13', '18', 'x'] });
	const { isKnown, cases } = await next();
	expect(isKnown).toBe(true);
	expect(cases[0]?.card.id).toBe(tree.id);
	expect(cases[0]?.reasons).toEqual([{ kind: 'interest', interests: [{ kind: 'theme', slug: slugOf(skog), name: skog }] }]);
	await saveInterests(db, me, { theme: [], perspective: [], goal: [] });
	expect((await next()).isKnown).toBe(false);
});

test('what was heard and passed says what comes next and why; it is not recommended itself, and one looks elsewhere', async ({
	db,
}) => {
	const { me, hav, leder, forsker, one, two, three, far, next, ids } = await library(db);
	await hear(db, me, one.slug);
	await pass(db, me, two.id);
	const { cases } = await next();
	expect(cases[0]?.card.id).toBe(three.id);
	expect(cases[0]?.reasons).toMatchObject([
		{
			kind: 'learned',
			cases: [
				{ slug: two.slug, did: 'passed' },
				{ slug: one.slug, did: 'heard' },
			],
			shared: { kind: 'theme', name: hav },
		},
	]);
	const [elsewhere] = cases.filter(({ isElsewhere }) => isElsewhere);
	expect(elsewhere?.card.id).toBe(far.id);
	expect(elsewhere?.reasons[0]).toMatchObject({ kind: 'elsewhere', perspective: { name: forsker }, usual: [{ name: leder }] });
	expect(cases.filter(({ isElsewhere }) => isElsewhere)).toHaveLength(1);

	await saveChoices(db, me, { isPersonal: true, looksElsewhere: false });
	expect((await next()).cases.some(({ isElsewhere }) => isElsewhere)).toBe(false);
	await dismissCase(db, me, three.id);
	expect(await ids()).not.toContain(three.id);
	await wantCaseAgain(db, me, three.id);
	expect((await ids())[0]).toBe(three.id);
});

test('drafts, what comes later, and a second of one guest or organisation are never recommended', async ({ db }) => {
	const { me, hav, leder, one, next } = await library(db);
	await hear(db, me, one.slug);
	const guest = (name: string, organisation: string) => ({
		people: [
			{ name, role: 'guest' as const, organisation },
			{ name: `Verten ${hav}`, role: 'host' as const, organisation: 'Vertshuset' },
		],
	});
	await make(db, `Utkast ${hav}`, hav, leder, { status: 'draft' });
	await make(db, `Senere ${hav}`, hav, leder, { publishedAt: '2999-01-01T00:00:00Z' });
	for (const [name, organisation] of [
		['Ola', 'A'],
		['Ola', 'B'],
		['Kari', 'A'],
		['Kari', 'C'],
	] as const)
		await make(db, `${name} i ${organisation} ${hav}`, hav, leder, guest(`${name} ${hav}`, `${organisation} ${hav}`));
	const { cases } = await next();
	const editor = await makeMember(db, { role: 'editor' });
	const theirs = await nextLearning(db, editor, 'nb', { limit: 9, model: undefined });
	for (const { card } of [...cases, ...theirs.cases]) expect(card.title).not.toMatch(/Utkast|Senere/);
	const guests = cases.flatMap(({ card }) => card.guests.filter(({ role }) => role === 'guest'));
	for (const names of [guests.map(({ slug }) => slug), guests.map(({ organisation }) => organisation?.slug)])
		expect(new Set(names).size).toBe(names.length);
	expect(cases).toHaveLength(3);
});

test('what is forgotten counts no more, until it is learned again', async ({ db }) => {
	const { me, one, tree, next } = await library(db);
	await hear(db, me, one.slug);
	await hear(db, me, tree.slug, 0.4);
	await forgetSignalsOfCase(db, me, one.id);
	const [first] = (await next()).cases;
	expect(first?.reasons).toMatchObject([{ kind: 'learned', cases: [{ slug: tree.slug }] }]);
	expect(first?.reasons).toMatchObject([{ shared: { kind: 'perspective' } }]);
	await hear(db, me, one.slug, 0.01);
	await forgetSignals(db, me);
	expect((await next()).isKnown).toBe(false);
	await hear(db, me, tree.slug, 0.5);
	expect((await next()).isKnown).toBe(true);
	const signals = await db.selectFrom('pathways.signals').selectAll().where('user_id', '=', me.id).execute();
	expect(signals.map(({ case_id }) => case_id)).toEqual([tree.id]);
	expect(signals[0]?.weight).toBe(0.5);
	await expect(forgetSignalsOfCase(db, me, one.id)).rejects.toMatchObject({ status: 404 });
	await expect(forgetSignalsOfCase(db, await makeMember(db), tree.id)).rejects.toMatchObject({ status: 404 });
});

test('who wants nothing personal gets what is new, beside a case what is like it, and is in no model', async ({ db }) => {
	const { me, one, two, hav, tree, next } = await library(db);
	await hear(db, me, tree.slug);
	await saveInterests(db, me, { theme: [slugOf(hav)], perspective: [], goal: [] });
	await saveChoices(db, me, { isPersonal: false, looksElsewhere: true });
	const { isPersonal, cases } = await next();
	expect(isPersonal).toBe(false);
	for (const { isElsewhere, reasons } of cases) expect([isElsewhere, reasons]).toEqual([false, [{ kind: 'newest' }]]);
	expect(cases.map(({ card }) => card.id)).not.toContain(tree.id);
	const here = await next(undefined, one.id);
	expect(here.cases[0]?.reasons).toMatchObject([{ kind: 'here', shared: { name: hav } }]);
	expect(here.cases.map(({ card }) => card.id)).not.toContain(one.id);
	expect(here.cases.map(({ card }) => card.id)).toContain(two.id);
	expect(await db.selectFrom('pathways.signals').selectAll().where('user_id', '=', me.id).execute()).toEqual([]);
});

test('a model decides where there is one, and its largest contributions are the reasons', async ({ db }) => {
	const { me, skog, one, two, far, tree, next } = await library(db);
	await hear(db, me, one.slug);
	const caseIds = Int32Array.of(one.id, two.id, far.id, tree.id);
	const model = modelOf(caseIds, [[0, 3, 1]]);
	const { cases } = await next(model);
	expect(cases[0]?.card.id).toBe(tree.id);
	expect(cases[0]?.reasons).toMatchObject([{ kind: 'learned', cases: [{ slug: one.slug, did: 'heard' }] }]);
	await dismissCase(db, me, tree.id);
	expect((await next(model)).cases.map(({ card }) => card.id)).not.toContain(tree.id);
	await forgetSignals(db, me);
	await saveInterests(db, me, { theme: [slugOf(skog)], perspective: [], goal: [] });
	const [wished] = (await next(model)).cases;
	expect(wished).toMatchObject({ card: { id: tree.id }, reasons: [{ kind: 'interest', interests: [{ name: skog }] }] });
});

/** A model that knows only which cases are learned by the same members: from, to, how strongly. */
function modelOf(caseIds: Int32Array, pairs: [number, number, number][]): Model {
	const none: Neighbours = { offsets: new Uint32Array(caseIds.length + 1), item: new Uint32Array(), value: new Float32Array() };
	const linear: Neighbours = {
		offsets: Uint32Array.from(
			Array.from({ length: caseIds.length + 1 }, (_, row) => pairs.filter(([from]) => from < row).length),
		),
		item: Uint32Array.from(pairs.map(([, to]) => to)),
		value: Float32Array.from(pairs.map(([, , value]) => value)),
	};
	const each = (value: number) => ({ linear: value, transitions: value, content: value });
	const blend = { weight: each(1), fade: each(1), popularity: 0, newcomers: 0 };
	return { caseIds, linear, transitions: none, content: none, popularity: new Float32Array(caseIds.length), blend };
}
