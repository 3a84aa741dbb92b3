import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Answers } from '#lib/assessment/answers.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import type { CaseContentInput } from '#lib/catalogue/case-content.ts';
import { openCertificate } from '#lib/credentials/open-certificate.server.ts';
import { notePlaces } from '#lib/media/note-places.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { mustStart, rightAnswers, saveQuizOf } from '../../../tests/assessment/make-quiz.ts';
import { test } from '../../../tests/database/database-test.ts';
import { storeCase } from '../../../tests/database/make-case.ts';
import { site } from '../../../tests/records/site.ts';
import { adaptPath } from './adapt-path.server.ts';
import { changeSteps } from './change-path.server.ts';
import { chooseStep } from './choose-step.server.ts';
import { completePath, findPathCertificate } from './complete-path.server.ts';
import { dismissCase } from './dismiss-case.server.ts';
import { findMyPaths } from './find-my-paths.server.ts';
import { generatePath } from './generate-path.server.ts';
import { joinPath, leavePath, setDeadline } from './join-path.server.ts';
import { openPath } from './open-path.server.ts';
import type { PathWishes } from './path.ts';
import { saveInterests } from './save-interests.server.ts';
import { savePath } from './save-path.server.ts';

let made = 0;
const store = (db: Db, more: Partial<CaseContentInput> = {}) =>
	storeCase(db, { title: `Samtale ${++made}`, durationMs: 600_000, ...more });

async function storeWithQuiz(db: Db, more: Partial<CaseContentInput> = {}) {
	const one = await store(db, more);
	await saveQuizOf(db, one.id, { rules: { asksReflection: false, waitMinutes: 0 } });
	return one;
}

async function take(
	db: Db,
	member: Member,
	caseId: number,
	answersTo: (right: Answers) => Answers = (right) => right,
): Promise<void> {
	const attemptId = await mustStart(db, member, caseId);
	const answers = answersTo(await rightAnswers(db, member, attemptId));
	await submitQuiz(db, member, { attemptId, answers, basedOn: undefined, withGaps: true }, site);
}

const hear = (db: Db, member: Member, slug: string, seconds = 600) =>
	notePlaces(db, member, [{ case: slug, seconds, agoMs: 0 }], site);

async function joined(db: Db, member: Member, stages: number[][]) {
	const steps = stages.flatMap((ids, stage) => ids.map((caseId) => ({ caseId, stage, because: null })));
	const slug = await savePath(db, member, {
		title: 'Veien',
		lead: 'Hit.',
		language: 'nb',
		audience: 'link',
		wishes: null,
		steps,
	});
	const page = await openPath(db, member, 'nb', slug);
	await joinPath(db, member, page, site);
	return { slug, page, look: async () => adaptPath(db, member, 'nb', await openPath(db, member, 'nb', slug)) };
}

test('hearing finishes what has no quiz, passing what has one, and the certificate names what was gone through', async ({
	db,
}) => {
	const member = await makeMember(db, { name: 'Turid Gåsvær' });
	const [plain, quizzed, other] = [
		await store(db),
		await storeWithQuiz(db, { outcomes: ['Å spørre', 'Å vente', 'Å le'] }),
		await store(db),
	];
	const { page, slug, look } = await joined(db, member, [[plain.id], [quizzed.id, other.id]]);
	expect((await look()).progress).toMatchObject({ stages: 2, settled: 0, leftMs: 1_200_000, nextCaseId: plain.id });
	await expect(completePath(db, member, 'nb', page, site)).rejects.toMatchObject({ status: 409 });
	await hear(db, member, plain.slug);
	await hear(db, member, quizzed.slug);
	expect((await look()).progress).toMatchObject({ settled: 1, isComplete: false, nextCaseId: quizzed.id });
	expect(await findMyPaths(db, member, 'nb', 3)).toMatchObject([{ slug, next: { id: quizzed.id }, progress: { settled: 1 } }]);
	await take(db, member, quizzed.id);
	expect((await look()).progress).toMatchObject({ settled: 2, isComplete: true, leftMs: 0, nextCaseId: null });

	const certificate = await completePath(db, member, 'nb', page, site);
	expect(await completePath(db, member, 'nb', page, site)).toBe(certificate);
	expect(await findPathCertificate(db, member, page.id)).toBe(certificate);
	expect((await openCertificate(db, member, certificate)).subject).toMatchObject({
		kind: 'path',
		holderName: 'Turid Gåsvær',
		title: 'Veien',
		lead: 'Hit.',
		byEditors: false,
		pathSlug: null,
		outcomes: ['Å spørre', 'Å vente'],
		durationMs: 1_200_000,
		cases: [
			{ id: plain.id, passedQuiz: false },
			{ id: quizzed.id, passedQuiz: true },
		],
	});
	expect((await look()).joined?.completedAt).toBeInstanceOf(Date);
});

test('a quiz that went wrong brings a preparation, which the member refuses, and gets back', async ({ db }) => {
	const member = await makeMember(db);
	const deep = await storeWithQuiz(db, {
		themes: ['Prøvetema'],
		outcomes: ['Å veie analyser mot hverandre'],
		durationMs: 3_600_000,
	});
	const simple = await store(db, { themes: ['Prøvetema'], outcomes: ['Å lese analyser'], durationMs: 300_000 });
	await store(db, { themes: ['Et annet tema'] });
	const { page, look } = await joined(db, member, [[deep.id]]);
	expect((await look()).steps).toHaveLength(1);
	await take(db, member, deep.id, () => ({}));
	const { steps, titles, progress } = await look();
	expect(steps).toMatchObject([
		{ caseId: simple.id, isExtra: true, card: { slug: simple.slug }, note: { kind: 'failed', on: deep.id, score: 0 } },
		{ caseId: deep.id, isExtra: false, state: 'todo' },
	]);
	expect([titles[deep.id], progress.nextCaseId]).toEqual([expect.stringContaining('Samtale'), simple.id]);
	await chooseStep(db, member, page.id, { caseId: simple.id, before: deep.id, choice: 'skip' });
	expect((await look()).steps.map(({ caseId }) => caseId)).toEqual([deep.id]);
	await chooseStep(db, member, page.id, { caseId: simple.id, before: null, choice: 'undo' });
	expect((await look()).steps).toHaveLength(2);
	await hear(db, member, simple.slug, 300);
	expect((await look()).steps.map(({ caseId }) => caseId)).toEqual([deep.id]);
});

test('what was passed with a high score makes an introduction of the same words optional, and says on what', async ({ db }) => {
	const member = await makeMember(db);
	const words = { outcomes: ['Å spørre brukerne', 'Å prøve smått'], themes: ['Et tredje tema'] };
	const [known, intro, deep] = [
		await storeWithQuiz(db, words),
		await storeWithQuiz(db, words),
		await storeWithQuiz(db, { outcomes: ['Å bygge en storstilt reaktor med vannkjøling i fjorden'], durationMs: 3_600_000 }),
	];
	const { page, look } = await joined(db, member, [[intro.id], [deep.id]]);
	await take(db, member, known.id);
	const { steps, progress, titles } = await look();
	expect(steps).toMatchObject([
		{ state: 'known', note: { kind: 'mastered', on: known.id, score: 1 } },
		{ state: 'todo', note: null },
	]);
	expect([progress.settled, progress.nextCaseId, titles[known.id]]).toEqual([1, deep.id, expect.stringContaining('Samtale')]);
	await leavePath(db, member, page, site);
	expect((await look()).steps).toMatchObject([{ state: 'todo', note: null }, { state: 'todo' }]);
	await joinPath(db, member, page, site);
	await chooseStep(db, member, page.id, { caseId: intro.id, before: null, choice: 'want' });
	expect((await look()).progress.nextCaseId).toBe(intro.id);
	await chooseStep(db, member, page.id, { caseId: deep.id, before: null, choice: 'skip' });
	await take(db, member, intro.id);
	expect((await look()).progress).toMatchObject({ settled: 2, isComplete: false });
});

test('who does not follow a path can neither set a deadline nor choose, and sees it as it is', async ({ db }) => {
	const [owner, other] = [await makeMember(db), await makeMember(db)];
	const { id } = await store(db);
	const { page, look } = await joined(db, owner, [[id]]);
	await expect(setDeadline(db, other, page.id, '2030-01-01')).rejects.toMatchObject({ status: 404 });
	await expect(chooseStep(db, other, page.id, { caseId: id, before: null, choice: 'skip' })).rejects.toMatchObject({
		status: 400,
	});
	await expect(chooseStep(db, owner, page.id, { caseId: 987_654_321, before: null, choice: 'skip' })).rejects.toMatchObject({
		status: 400,
	});
	expect(await adaptPath(db, other, 'nb', page)).toMatchObject({ joined: null, steps: [{ state: 'todo', note: null }] });
	expect([await setDeadline(db, owner, page.id, '2030-02-30'), await setDeadline(db, owner, page.id, '2030-02-28')]).toEqual([
		false,
		true,
	]);
	expect((await look()).joined?.deadline).toBe('2030-02-28');
	await setDeadline(db, owner, page.id, '');
	expect((await look()).joined?.deadline).toBeNull();
	await leavePath(db, owner, page, site);
	expect([(await look()).joined, await findMyPaths(db, owner, 'nb', 3)]).toEqual([null, []]);
});

test('a path that is not given away any longer is not among those that others follow', async ({ db }) => {
	const [owner, other] = [await makeMember(db), await makeMember(db)];
	const { page, slug } = await joined(db, owner, [[(await store(db)).id]]);
	await joinPath(db, other, page, site);
	expect(await findMyPaths(db, other, 'nb', 3)).toMatchObject([{ slug }]);
	await db.updateTable('pathways.paths').set({ shown_to: 'owner' }).where('id', '=', page.id).execute();
	expect(await findMyPaths(db, other, 'nb', 3)).toEqual([]);
	expect(await findMyPaths(db, owner, 'nb', 3)).toMatchObject([{ slug }]);
});

test('a path that changes while somebody follows it has no ghosts: an empty one is not complete', async ({ db }) => {
	const member = await makeMember(db);
	const one = await store(db);
	const { page, slug, look } = await joined(db, member, [[one.id]]);
	await hear(db, member, one.slug);
	await changeSteps(db, member, slug, () => []);
	expect((await look()).progress).toEqual({ stages: 0, settled: 0, isComplete: false, leftMs: 0, nextCaseId: null });
	await expect(completePath(db, member, 'nb', await openPath(db, member, 'nb', slug), site)).rejects.toMatchObject({
		status: 409,
	});
	expect(page.steps).toHaveLength(1);
});

test('a path is made of what was wished for, in the time there is, without what was learned', async ({ db }) => {
	const member = await makeMember(db);
	const wishes: PathWishes = { themes: ['stitema'], perspectives: [], goals: [], views: 2, minutes: 60, level: 'beginner' };
	const cases = [];
	for (const perspectives of [['Forsker'], ['Forsker'], ['Leder'], ['Student']])
		cases.push(await store(db, { themes: ['Stitema'], perspectives, durationMs: 1_500_000 }));
	await store(db, { themes: ['Noe annet'], durationMs: 60_000 });
	await storeCase(db, { title: 'Utkast', themes: ['Stitema'], publishedAt: '2999-01-01T00:00:00Z' });
	const ids = cases.map(({ id }) => id);
	const { steps, names } = await generatePath(db, member, 'nb', wishes);
	expect(steps.filter(({ because }) => because?.kind !== 'choice')).toHaveLength(2);
	expect(steps.every(({ caseId }) => ids.includes(caseId))).toBe(true);
	expect(new Set(steps.map(({ card }) => card.perspective?.slug)).size).toBeGreaterThan(1);
	for (const { because } of steps)
		if (because && 'slug' in because) expect(names[`${because.kind}:${because.slug}`]).toBeTruthy();
	await hear(db, member, cases[2]?.slug ?? '', 1500);
	await hear(db, member, cases[3]?.slug ?? '', 1500);
	const again = await generatePath(db, member, 'nb', { ...wishes, views: 1 });
	expect(again.steps.map(({ caseId }) => caseId).sort((a, b) => a - b)).toEqual(ids.slice(0, 2));
	expect((await generatePath(db, member, 'nb', { ...wishes, language: 'en' })).steps).toEqual([]);
	expect((await generatePath(db, member, 'nb', { ...wishes, themes: ['finnes-ikke'] })).steps).toEqual([]);
});

test('what a member refused is in no path that is made for them, and what they wish for comes first', async ({ db }) => {
	const member = await makeMember(db);
	const wishes: PathWishes = { themes: ['ønsketema'], perspectives: [], goals: [], views: 1, minutes: 30, level: 'beginner' };
	const [plain, refused, wished] = [
		await store(db, { themes: ['Ønsketema'], durationMs: 1_500_000 }),
		await store(db, { themes: ['Ønsketema'], durationMs: 1_400_000 }),
		await store(db, { themes: ['Ønsketema'], durationMs: 1_600_000, goals: [14] }),
	];
	const ids = async () =>
		(await generatePath(db, member, 'nb', { ...wishes, themes: ['onsketema'] })).steps.map(({ caseId }) => caseId);
	expect(await ids()).toEqual([refused.id]);
	await dismissCase(db, member, refused.id);
	expect(await ids()).toEqual([plain.id]);
	await saveInterests(db, member, { theme: [], perspective: [], goal: ['14'] });
	expect(await ids()).toEqual([wished.id]);
});
