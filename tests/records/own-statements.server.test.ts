import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import { saveReflection } from '#lib/assessment/save-reflection.server.ts';
import { startAttempt } from '#lib/assessment/start-attempt.server.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import { notePlaces } from '#lib/media/note-places.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { agentOf } from '#lib/records/note-holder.server.ts';
import { readStatements } from '#lib/records/read-statements.ts';
import type { Activity, StoredStatement } from '#lib/records/statement.ts';
import { makeMember } from '../accounts/make-member.ts';
import { everyKind, mustStart, rightAnswers, storeCaseWithQuiz } from '../assessment/make-quiz.ts';
import { storeCase } from '../database/make-case.ts';
import { site } from './site.ts';
import { type Ask, type Store, settle, test } from './xapi-test.ts';

/** What any client reads of a member, oldest first. */
async function recordOf(db: Db, store: Store, member: Member): Promise<StoredStatement[]> {
	await settle(db);
	const ask: Ask = await store.as('statements/read');
	const parameters = { agent: agentOf(member, site), ascending: 'true', limit: '200' };
	const { statements } = await (await ask('GET', '/statements', { parameters })).json();
	return statements;
}

const verbsOf = (statements: StoredStatement[]) => statements.map(({ verb }) => verb.id.split('/').at(-1));
const byVerb = (statements: StoredStatement[], name: string) => statements.filter(({ verb }) => verb.id.endsWith(`/${name}`));
const hand = (db: Db, member: Member, attemptId: string, answers: object) =>
	submitQuiz(db, member, { attemptId, answers: answers as Record<string, unknown>, basedOn: undefined, withGaps: true }, site);

test('a quiz becomes statements that the store itself would accept, once', async ({ db, store }) => {
	const member = await makeMember(db);
	const { caseId, slug } = await storeCaseWithQuiz(db, 'Sagt i loggen');
	const attempt = await mustStart(db, member, caseId);
	const answers = await rightAnswers(db, member, attempt);
	await hand(db, member, attempt, answers);
	await hand(db, member, attempt, answers);
	const statements = await recordOf(db, store, member);
	const answered = Array.from(everyKind, () => 'answered');
	expect(verbsOf(statements)).toEqual(['launched', 'initialized', ...answered, 'completed', 'passed', 'earned']);
	const sent = statements.map(({ stored: _s, authority: _a, ...statement }) => statement);
	expect(readStatements(sent, '2.0.0')).toHaveLength(statements.length);

	const quiz = `${site.origin}/case/${slug}/quiz`;
	expect(byVerb(statements, 'passed')[0]).toMatchObject({
		actor: { objectType: 'Agent', account: { homePage: site.origin, name: member.id } },
		object: { id: quiz, definition: { name: { nb: 'Sagt i loggen' } } },
		result: { success: true, score: { scaled: 1 } },
		context: { registration: attempt, platform: 'Dugnad', language: 'nb' },
	});
	expect(byVerb(statements, 'earned')[0]?.object).toMatchObject({ id: `${site.origin}/case/${slug}#achievement` });
	const [name, award] = [member.name, await db.selectFrom('credentials.awards').select('slug').executeTakeFirstOrThrow()];
	expect(JSON.stringify(statements)).not.toContain(name);
	expect(JSON.stringify(statements)).not.toContain(award.slug);
	for (const { object, result } of byVerb(statements, 'answered')) {
		const { definition } = object as Activity;
		expect(result).toMatchObject({ success: true, score: { scaled: 1 } });
		const [pattern = ''] = definition?.correctResponsesPattern ?? [];
		if (definition?.interactionType === 'numeric') expect([pattern, result?.response]).toEqual(['4711.25[:]4711.75', '4711.5']);
		else expect(partsOf(pattern, definition)).toEqual(partsOf(result?.response, definition));
	}
});

/** In a choice and a matching, the order says nothing. */
function partsOf(text: string | undefined, definition: Activity['definition']): string[] | undefined {
	const parts = text?.split('[,]');
	return definition?.interactionType === 'sequencing' ? parts : parts?.toSorted();
}

test('two who get the options in another order answer the same question in the same words', async ({ db, store }) => {
	const { caseId } = await storeCaseWithQuiz(db, 'Likt for alle');
	const records = [];
	for (const member of [await makeMember(db), await makeMember(db), await makeMember(db)]) {
		const attempt = await mustStart(db, member, caseId);
		await hand(db, member, attempt, await rightAnswers(db, member, attempt));
		const answered = byVerb(await recordOf(db, store, member), 'answered');
		records.push(
			answered.map(({ object, result }) => ({ object, parts: partsOf(result?.response, (object as Activity).definition) })),
		);
	}
	const [first, ...others] = records.map((all) =>
		all.map(({ object, parts }) => {
			const { id, definition } = object as Activity;
			return { id, choices: definition?.choices, source: definition?.source, parts };
		}),
	);
	for (const other of others) expect(other).toEqual(first);
});

test('while there is something left to try, nothing that is stored says what is right', async ({ db, store }) => {
	const member = await makeMember(db);
	const { caseId, slug } = await storeCaseWithQuiz(db, 'Hemmelig fasit', { rules: { attempts: 2 } });
	const attempt = await mustStart(db, member, caseId);
	await hand(db, member, attempt, { q6: ['feil'], q7: ['1,5'] });
	const statements = await recordOf(db, store, member);
	expect(verbsOf(statements)).toEqual(['launched', 'initialized', 'answered', 'answered', 'completed', 'failed']);
	const text = JSON.stringify(statements);
	for (const secret of ['correctResponsesPattern', 'FASIT', '4711', 'FORKLARING']) expect(text).not.toContain(secret);
	expect(byVerb(statements, 'answered').map(({ result }) => result?.response)).toEqual(['feil', '1.5']);
	const activities = await db.selectFrom('records.activities').selectAll().where('id', 'like', `%${slug}%`).execute();
	expect(JSON.stringify(activities)).not.toContain('correctResponsesPattern');

	const last = await startAttempt(db, member, { caseId }, site);
	if (!('id' in last)) throw new Error('It was refused.');
	await hand(db, member, last.id, { q6: ['feil igjen'] });
	const answered = byVerb(await recordOf(db, store, member), 'answered').at(-1);
	expect(answered?.object).toMatchObject({ definition: { correctResponsesPattern: ['FASIT'] } });
});

test('what is rolled back leaves no statement', async ({ db, store }) => {
	const member = await makeMember(db);
	const { caseId } = await storeCaseWithQuiz(db, 'Angret');
	const attempt = await mustStart(db, member, caseId);
	const before = verbsOf(await recordOf(db, store, member));
	// The certificate comes last, and the database refuses this name.
	const unlucky = { ...member, name: 'Uheldig\0' };
	await expect(hand(db, unlucky, attempt, await rightAnswers(db, member, attempt))).rejects.toThrow();
	expect(verbsOf(await recordOf(db, store, member))).toEqual(before);
});

test('a reflection is recorded without its words, and only when they changed', async ({ db, store }) => {
	const member = await makeMember(db);
	const { id: caseId } = await storeCase(db, { title: 'Tenkt over' });
	const write = (thinks: string) => saveReflection(db, member, { caseId, believed: 'LITE', thinks }, site);
	for (const thinks of ['MYE', 'MYE', 'MER']) await write(thinks);
	const statements = await recordOf(db, store, member);
	expect(verbsOf(statements)).toEqual(['commented', 'commented']);
	expect(JSON.stringify(statements)).not.toMatch(/LITE|MYE|MER/);
});

test('playing follows the video profile, and the end is reached once', async ({ db, store }) => {
	const member = await makeMember(db);
	const { slug } = await storeCase(db, { title: 'Spilt av', durationMs: 100_000 });
	const session = crypto.randomUUID();
	const tell = (seconds: number, segments: [number, number][], events: object[]) =>
		notePlaces(db, member, [{ case: slug, seconds, agoMs: 0, heard: { session, segments, events: events as never } }], site);
	await tell(30, [[0, 30]], [{ did: 'played', at: 0, agoMs: 9000 }]);
	await tell(
		50,
		[
			[0, 30],
			[20, 50.1234567],
		],
		[
			{ did: 'seeked', from: 30, at: 20, agoMs: 8000 },
			{ did: 'paused', at: 50, agoMs: 10 },
		],
	);
	await tell(97, [[0, 97]], []);
	await tell(99, [[0, 99]], []);
	const statements = await recordOf(db, store, member);
	expect(verbsOf(statements)).toEqual(['played', 'seeked', 'paused', 'completed']);
	expect(
		readStatements(
			statements.map(({ stored: _s, authority: _a, ...one }) => one),
			'2.0.0',
		),
	).toHaveLength(4);
	const extension = (name: string) => `https://w3id.org/xapi/video/extensions/${name}`;
	expect(statements.map(({ result }) => result)).toMatchObject([
		{ extensions: { [extension('time')]: 0 } },
		{ extensions: { [extension('time-from')]: 30, [extension('time-to')]: 20 } },
		{
			extensions: {
				[extension('time')]: 50,
				[extension('progress')]: 0.501,
				[extension('played-segments')]: '0[.]30[,]20[.]50.123',
			},
		},
		{ completion: true, duration: 'PT100.00S' },
	]);
	expect(statements.map(({ context }) => context?.registration)).toEqual([session, session, session, session]);
});
