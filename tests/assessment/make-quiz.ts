import type { Member } from '#lib/accounts/viewer.ts';
import type { Answer, Answers } from '#lib/assessment/answers.ts';
import type { DealtQuestion } from '#lib/assessment/deal-questions.ts';
import { findOwnAttempt } from '#lib/assessment/own-attempt.server.ts';
import { type Quiz, quiz } from '#lib/assessment/quiz.ts';
import { saveQuiz } from '#lib/assessment/save-quiz.server.ts';
import { startAttempt } from '#lib/assessment/start-attempt.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { storeCase } from '../database/make-case.ts';
import { site } from '../records/site.ts';

const said = { explanation: 'FORKLARING', span: { fromMs: 12_345, toMs: 23_456 } };

/** One question of each kind; every text that would give an answer away is in capitals, which nothing else is. */
export const everyKind: Quiz['questions'] = quiz.parse({
	questions: [
		{
			kind: 'single',
			prompt: 'Hva?',
			options: [{ text: 'dette', correct: true }, { text: 'hint' }, { text: 'noe annet' }],
			...said,
		},
		{
			kind: 'multiple',
			prompt: 'Hvilke?',
			options: [{ text: 'en', correct: true }, { text: 'to', correct: true }, { text: 'tre' }],
			...said,
		},
		{ kind: 'trueFalse', prompt: 'Er det slik?', correct: true, ...said },
		{ kind: 'ordering', prompt: 'Rekkefølge?', items: ['først', 'så', 'sist'], ...said },
		{
			kind: 'matching',
			prompt: 'Par?',
			pairs: [
				{ left: 'hav', right: 'tang' },
				{ left: 'land', right: 'gress' },
			],
			...said,
		},
		{ kind: 'shortText', prompt: 'Ord?', accepted: ['FASIT'], ...said },
		{ kind: 'numeric', prompt: 'Hvor mange?', value: 4711.5, tolerance: 0.25, ...said },
	],
}).questions;

interface GivenQuiz {
	questions?: Quiz['questions'];
	rules?: object;
}

/** A published case with a quiz. */
export async function storeCaseWithQuiz(db: Db, title: string, given: GivenQuiz = {}): Promise<{ caseId: number; slug: string }> {
	const { id, slug } = await storeCase(db, { title, outcomes: ['Å spørre først'] });
	await saveQuizOf(db, id, given);
	return { caseId: id, slug };
}

/** Saves a quiz as an editor does; all kinds of questions and the usual rules unless told otherwise. */
export async function saveQuizOf(db: Db, caseId: number, given: GivenQuiz): Promise<void> {
	const whole = quiz.parse({ questions: everyKind, ...given });
	await db.transaction().execute((tx) => saveQuiz(tx, caseId, whole));
}

/** Begins an attempt that must be allowed. */
export async function mustStart(db: Db, member: Member, caseId: number): Promise<string> {
	const started = await startAttempt(db, member, { caseId }, site);
	if ('refused' in started) throw new Error(JSON.stringify(started));
	return started.id;
}

/** What answers an attempt fully: what the server knows and the browser does not. */
export async function rightAnswers(db: Db, member: Member, id: string): Promise<Answers> {
	const { questions } = await findOwnAttempt(db, member, { id });
	return Object.fromEntries(questions.map((question) => [question.shown.key, rightAnswer(question)]));
}

function rightAnswer({ key }: DealtQuestion): Answer {
	if (key.kind === 'text') return key.accepted.slice(0, 1);
	return key.kind === 'number' ? [String(key.value)] : key.right;
}
