import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Answer } from '#lib/assessment/answers.ts';
import { findNamedCase } from '#lib/assessment/find-named-case.server.ts';
import { findReviewQuestion, gradeReview } from '#lib/assessment/find-review-question.server.ts';
import { reviewedQuestion } from '#lib/assessment/quiz-statements.ts';
import { notePlaces } from '#lib/media/note-places.server.ts';
import { completePath } from '#lib/pathways/complete-path.server.ts';
import { joinPath, leavePath } from '#lib/pathways/join-path.server.ts';
import { openPath } from '#lib/pathways/open-path.server.ts';
import { reviewCard } from '#lib/pathways/review-card.server.ts';
import { savePath } from '#lib/pathways/save-path.server.ts';
import { findTodaysReviews, undoReview } from '#lib/pathways/undo-review.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { locales } from '#lib/platform/locale.ts';
import { eraseRecord, eraseStatement } from '#lib/records/erase-member.server.ts';
import { findOwnStatements } from '#lib/records/find-own-statements.server.ts';
import { readOwnStatements } from '#lib/records/read-own-statements.server.ts';
import { readStatements } from '#lib/records/read-statements.ts';
import type { RecordFilter } from '#lib/records/record-filter.ts';
import type { Activity, StoredStatement } from '#lib/records/statement.ts';
import { timelineOf } from '#lib/records/timeline.ts';
import { makeMember } from '../accounts/make-member.ts';
import { test } from '../database/database-test.ts';
import { storeCase } from '../database/make-case.ts';
import { learnCase, mustFindDue, noon } from '../pathways/learned-case.ts';
import { site } from './site.ts';

/** A member's own record, oldest first. */
const recordOf = async (db: Db, member: Member, filter: RecordFilter = {}) =>
	(await findOwnStatements(db, member, filter, { limit: 100, offset: 0 })).statements.toReversed();
const verbsOf = (statements: StoredStatement[]) => statements.map(({ verb }) => verb.id.split('/').at(-1));
const wordsOf = (statements: StoredStatement[], locale: (typeof locales)[number]) =>
	timelineOf(statements, locale, site).flatMap(({ entries }) => entries.map(({ words }) => words));

/** A site whose statements the database refuses. */
const nowhere = { origin: 'no\0where' };

/** Throws when the store would refuse what it holds if a program sent it. */
function mustBeValid(statements: StoredStatement[]): void {
	const sent = statements.map(({ stored: _s, authority: _a, ...statement }) => statement);
	expect(readStatements(sent, '2.0.0')).toHaveLength(statements.length);
}

/** A path of one case, made by a member or by the site's editors. */
async function storePath(db: Db, member: Member, { isOfSite = false, title = 'Veien fram' } = {}) {
	const { id: caseId, slug } = await storeCase(db, { title: 'Et steg', durationMs: 100_000 });
	const steps = [{ caseId, stage: 0, because: null }];
	const wishes = { lead: null, language: 'nb', audience: 'owner', wishes: null, steps } as const;
	const address = await savePath(db, member, { title, ...wishes });
	if (isOfSite) {
		const everybodys = { owner_id: null, shown_to: 'everybody' };
		await db.updateTable('pathways.paths').set(everybodys).where('slug', '=', address).execute();
	}
	const path = await openPath(db, member, 'nb', address);
	return { path, hear: () => notePlaces(db, member, [{ case: slug, seconds: 100, length: 100, agoMs: 0 }], site) };
}

test('following a path, completing it and leaving it are recorded, each once', async ({ db }) => {
	const member = await makeMember(db);
	const { path, hear } = await storePath(db, member, { isOfSite: true });
	for (let twice = 0; twice < 2; twice++) await joinPath(db, member, path, site);
	await hear();
	for (let twice = 0; twice < 2; twice++) await completePath(db, member, 'nb', path, site);
	for (let twice = 0; twice < 2; twice++) await leavePath(db, member, path, site);
	const statements = await recordOf(db, member);
	expect(verbsOf(statements)).toEqual(['registered', 'completed', 'completed', 'earned', 'unregistered']);
	mustBeValid(statements);
	const address = `${site.origin}/path/${path.slug}`;
	const ofPath = statements.filter(({ object }) => (object as Activity).id.startsWith(address));
	expect(ofPath.map(({ object }) => (object as Activity).id)).toEqual([address, address, `${address}#achievement`, address]);
	expect(ofPath[1]).toMatchObject({
		object: { definition: { type: 'http://adlnet.gov/expapi/activities/course', name: { nb: 'Veien fram' } } },
		result: { completion: true },
		context: { platform: 'Dugnad', language: 'nb' },
	});
	const [day] = timelineOf(statements, 'nb', site);
	expect(day?.entries.map(({ words, name, href }) => [words, name.text, href])).toEqual([
		['Begynte å følge', 'Veien fram', `/path/${path.slug}`],
		['Kom til slutten av', 'Et steg', expect.stringContaining('/case/')],
		['Fullførte', 'Veien fram', `/path/${path.slug}`],
		['Fikk læringsbevis for', 'Veien fram', `/path/${path.slug}`],
		['Sluttet å følge', 'Veien fram', `/path/${path.slug}`],
	]);
	expect(verbsOf(await recordOf(db, member, { kind: 'path' }))).toEqual(['registered', 'unregistered']);
	expect(await recordOf(db, member, { kind: 'other' })).toEqual([]);
});

test('what a member calls a path, and its address, are in no statement', async ({ db }) => {
	const member = await makeMember(db);
	const { path, hear } = await storePath(db, member, { title: 'Min egen vei' });
	await joinPath(db, member, path, site);
	await hear();
	await completePath(db, member, 'nb', path, site);
	await leavePath(db, member, path, site);
	const statements = await recordOf(db, member);
	mustBeValid(statements);
	const ids = statements.map(({ object }) => (object as Activity).id).filter((id) => id.includes(path.id));
	const id = `urn:uuid:${path.id}`;
	expect(ids).toEqual([id, id, `${id}#achievement`, id]);
	const known = await db.selectFrom('records.activities').selectAll().execute();
	for (const held of [statements, known]) expect(JSON.stringify(held)).not.toMatch(/Min egen vei|min-egen-vei/);
	const [day] = timelineOf(statements, 'nb', site);
	const said = day?.entries.map(({ words, name, href }) => `${words} ${name.text} ${href ?? ''}`.trim());
	expect(said?.toSpliced(1, 1)).toEqual(
		['Begynte å følge', 'Fullførte', 'Fikk læringsbevis for', 'Sluttet å følge'].map(
			(words) => `${words} en læringssti som et medlem har laget`,
		),
	);
});

test('who follows a path again completes it again, and has its certificate already', async ({ db }) => {
	const member = await makeMember(db);
	const { path, hear } = await storePath(db, member);
	await hear();
	for (let twice = 0; twice < 2; twice++) {
		await joinPath(db, member, path, site);
		await completePath(db, member, 'nb', path, site);
		await leavePath(db, member, path, site);
	}
	const round = ['registered', 'completed', 'unregistered'];
	expect(verbsOf((await recordOf(db, member)).slice(1))).toEqual([...round.toSpliced(2, 0, 'earned'), ...round]);
});

test('a path that fails to be completed, or to be followed, leaves no statement', async ({ db }) => {
	const member = await makeMember(db);
	const { path, hear } = await storePath(db, member);
	await expect(joinPath(db, member, path, nowhere)).rejects.toThrow();
	expect(await db.selectFrom('pathways.enrolments').select('path_id').where('user_id', '=', member.id).execute()).toEqual([]);
	await joinPath(db, member, path, site);
	await hear();
	// The database refuses this name on a certificate.
	await expect(completePath(db, { ...member, name: 'Uheldig\0' }, 'nb', path, site)).rejects.toThrow();
	await expect(completePath(db, member, 'nb', path, nowhere)).rejects.toThrow();
	expect(verbsOf(await recordOf(db, member))).toEqual(['registered', 'completed']);
	expect(await db.selectFrom('credentials.awards').select('id').where('user_id', '=', member.id).execute()).toEqual([]);
});

/** Answers the question that is due next, as the page does it, and says how well it was remembered. */
async function answerNext(db: Db, member: Member, now: Date, answer?: Answer, at = site) {
	const card = await mustFindDue(db, member, now);
	const asked = await findReviewQuestion(db, { ...card, seed: card.memory?.reps ?? 0 });
	const right = gradeReview(asked, {}).right;
	const result = gradeReview(asked, { [asked.shown.key]: answer ?? right });
	const deed = reviewedQuestion(site, await findNamedCase(db, card.caseId), asked, result);
	return reviewCard(db, member, { ...card, rating: 3, basedOn: card.reviewedAt, now, deed }, at);
}

test('a review is an answer to the question of the quiz, whatever its kind, and said to be a review', async ({ db }) => {
	const member = await makeMember(db);
	const { slug } = await learnCase(db, member, 'Repetert');
	const inQuiz = (await recordOf(db, member)).filter(({ verb }) => verb.id.endsWith('/answered'));
	for (const _ of inQuiz) await answerNext(db, member, noon(1));
	const reviewed = (await recordOf(db, member)).slice(-inQuiz.length);
	mustBeValid(reviewed);
	expect(questionsOf(reviewed)).toEqual(questionsOf(inQuiz));
	for (const { result, context } of reviewed) {
		expect(result).toMatchObject({ response: expect.anything(), success: true, score: { scaled: 1 } });
		expect(context?.contextActivities).toMatchObject({
			parent: [{ id: `${site.origin}/case/${slug}/quiz` }],
			grouping: [{ id: `${site.origin}/case/${slug}` }],
			category: [{ id: `${site.origin}/me/reviews` }],
		});
	}
	const said = locales.map((locale) => new Set(wordsOf(reviewed, locale)));
	expect(said.flatMap((words) => [...words])).toEqual(['Repeterte spørsmålet', 'Repeterte spørsmålet', 'Reviewed the question']);
	expect(wordsOf(inQuiz, 'nb')).not.toContain('Repeterte spørsmålet');
});

/** In the pattern of a choice and of a matching, the order says nothing. */
function questionsOf(statements: StoredStatement[]) {
	const all = statements.map(({ object }) => {
		const { id, definition } = object as Activity;
		const { correctResponsesPattern = [], interactionType, ...more } = definition ?? {};
		const parts = correctResponsesPattern.map((pattern) => pattern.split('[,]'));
		return { id, ...more, right: interactionType === 'sequencing' ? parts : parts.map((part) => part.toSorted()) };
	});
	return all.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

test('a question that was looked up without an answer is recorded as not remembered', async ({ db }) => {
	const member = await makeMember(db);
	await learnCase(db, member, 'Uten svar');
	await answerNext(db, member, noon(1), []);
	const review = (await recordOf(db, member)).at(-1);
	expect(review?.result).toEqual({ success: false, score: { scaled: 0 } });
	mustBeValid(review ? [review] : []);
});

test('a review that is not stored leaves no statement, nor a statement that is not stored a review', async ({ db }) => {
	const member = await makeMember(db);
	await learnCase(db, member, 'Rullet tilbake');
	const before = (await recordOf(db, member)).length;
	await expect(answerNext(db, member, noon(1), undefined, nowhere)).rejects.toThrow();
	expect(await findTodaysReviews(db, member, noon(1))).toMatchObject({ count: 0 });
	const card = await mustFindDue(db, member, noon(1));
	const deed = { verb: { id: 'https://example.org/answered' }, object: { id: 'https://example.org/question' } };
	const elsewhere = { ...card, rating: 3, basedOn: noon(0), now: noon(1), deed } as const;
	expect(await reviewCard(db, member, elsewhere, site)).toEqual({ reviewed: false });
	expect(await recordOf(db, member)).toHaveLength(before);
});

test('a review that is taken back is void, and says so; one that was erased from the record leaves nothing', async ({ db }) => {
	const member = await makeMember(db);
	await learnCase(db, member, 'Tatt tilbake');
	const before = (await recordOf(db, member)).length;
	const undo = async () => {
		const { newest = '' } = await findTodaysReviews(db, member, noon(1));
		return { id: newest, ...(await undoReview(db, member, { id: newest, now: noon(1) }, site)) };
	};
	await answerNext(db, member, noon(1));
	const { id, undone } = await undo();
	const [voiding, ...more] = (await recordOf(db, member)).slice(before);
	expect([undone, voiding?.object, more]).toEqual([true, { objectType: 'StatementRef', id }, []]);
	mustBeValid(voiding ? [voiding] : []);
	expect(wordsOf(voiding ? [voiding] : [], 'nn')).toEqual(['Tok tilbake ei hending']);

	await answerNext(db, member, noon(1));
	await eraseStatement(db, member, (await findTodaysReviews(db, member, noon(1))).newest ?? '');
	expect((await undo()).undone).toBe(true);
	expect(await recordOf(db, member)).toHaveLength(before + 1);
	await eraseRecord(db, member);
	expect((await Array.fromAsync(readOwnStatements(db, member))).flat()).toEqual([]);
	expect(await db.selectFrom('records.statements').select('id').where('id', '=', id).execute()).toEqual([]);
});
