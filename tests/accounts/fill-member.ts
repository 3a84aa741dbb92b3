import { randomUUID } from 'node:crypto';
import type { Member } from '#lib/accounts/viewer.ts';
import { submitQuiz } from '#lib/assessment/submit-quiz.server.ts';
import type { SigningIssuer } from '#lib/credentials/issuer.ts';
import { signCredential } from '#lib/credentials/sign-credential.server.ts';
import { notePlaces } from '#lib/media/note-places.server.ts';
import { addNote } from '#lib/media/save-note.server.ts';
import { chooseStep } from '#lib/pathways/choose-step.server.ts';
import { dismissCase } from '#lib/pathways/dismiss-case.server.ts';
import { joinPath, setDeadline } from '#lib/pathways/join-path.server.ts';
import { openPath } from '#lib/pathways/open-path.server.ts';
import { pauseCard } from '#lib/pathways/pause-card.server.ts';
import { saveChoices } from '#lib/pathways/save-choices.server.ts';
import { saveInterests } from '#lib/pathways/save-interests.server.ts';
import { setReminders } from '#lib/pathways/save-memory.server.ts';
import { savePath } from '#lib/pathways/save-path.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { queueMail } from '#lib/platform/mail.server.ts';
import { createAccessToken } from '#lib/records/access-tokens.server.ts';
import { shareRecord } from '#lib/records/share-record.server.ts';
import { saveFeedback } from '#lib/studio/save-feedback.server.ts';
import { mustStart, rightAnswers, storeCaseWithQuiz } from '../assessment/make-quiz.ts';
import { issuer } from '../credentials/award.ts';
import { storeCase } from '../database/make-case.ts';
import { mustFindDue, passedAt, reviewNext } from '../pathways/learned-case.ts';
import { site } from '../records/site.ts';
import { fillStudio } from './fill-studio.ts';
import { makeMember } from './make-member.ts';

export const secret = 'a secret of tests, long enough to be one';

/** A member who has left something in every table that holds something of members; `slug` is of a case they know well. */
export interface FilledMember {
	member: Member;
	email: string;
	caseId: number;
	slug: string;
	/** What no page or file may ever show. */
	secrets: string[];
}

let made = 0;

/** Makes an invented member who has done everything there is to do, signed the certificate of one case, and begun another quiz. */
export async function fillMember(db: Db, signer = issuer): Promise<FilledMember> {
	const name = `Målfrid Sletteby-${++made}`;
	const member = await makeMember(db, { name });
	const email = `malfrid.${member.id.slice(0, 8)}@example.org`;
	await db.updateTable('accounts.users').set({ email }).where('id', '=', member.id).execute();
	const { caseId, slug } = await storeCaseWithQuiz(db, `En samtale om ${made}`, { rules: { asksReflection: false } });
	const secrets = await fillAccount(db, member, email);
	await fillMedia(db, member, caseId, slug);
	await takeQuizzes(db, member, caseId, signer);
	await reflect(db, member, caseId);
	await decideNext(db, member);
	await makePath(db, member, caseId);
	await remember(db, member);
	await fillStudio(db, member);
	await shareRecord(db, member, { days: 7 });
	await createAccessToken(db, member, { name: `Programmet til ${name}`, days: '30' });
	await saveFeedback(db, { message: 'Knappen er for liten', page: '', contact: `${name} <${email.toUpperCase()}>` });
	await queueMail(db, secret, { to: email, subject: 'Hei', text: 'Hei', html: '<p>Hei</p>' }, 3600);
	return { member, email, caseId, slug, secrets };
}

async function fillAccount(db: Db, { id, name }: Member, email: string): Promise<string[]> {
	const secretOf = (what: string) => `HEMMELIG-${what}-${randomUUID()}`;
	const [token, password, idToken, factor, codes, key] = ['token', 'password', 'id', 'factor', 'codes', 'key'].map(secretOf) as [
		string,
		...string[],
	] as [string, string, string, string, string, string];
	const expiresAt = new Date(Date.now() + 3_600_000);
	const device = { ipAddress: '192.0.2.7', userAgent: 'Prøveleser' };
	await db
		.insertInto('accounts.sessions')
		.values({ userId: id, token, expiresAt, ...device })
		.execute();
	const identities = [
		{ userId: id, providerId: 'credential', accountId: id, password },
		{ userId: id, providerId: 'feide', accountId: `${name}@feide.example`, idToken },
	];
	await db.insertInto('accounts.identities').values(identities).execute();
	const links = [id, JSON.stringify({ suggestedEmail: email, name }), email].map((value) => ({
		identifier: randomUUID(),
		value,
		expiresAt,
	}));
	await db.insertInto('accounts.verifications').values(links).execute();
	await db.insertInto('accounts.second_factors').values({ userId: id, secret: factor, backupCodes: codes }).execute();
	const passkey = { publicKey: key, credentialID: randomUUID(), counter: 0, deviceType: 'singleDevice', backedUp: false };
	await db
		.insertInto('accounts.passkeys')
		.values({ userId: id, name: `Nøkkelen til ${name}`, ...passkey })
		.execute();
	return [token, password, idToken, factor, codes, key];
}

async function fillMedia(db: Db, member: Member, id: number, slug: string): Promise<void> {
	await notePlaces(db, member, [{ case: slug, seconds: 60, agoMs: 0 }], site);
	await addNote(db, member, { id, durationMs: null }, { at: '1:00', body: `Notatet til ${member.name}` });
}

async function takeQuizzes(db: Db, member: Member, caseId: number, signer: SigningIssuer): Promise<void> {
	const attemptId = await mustStart(db, member, caseId);
	const answers = await rightAnswers(db, member, attemptId);
	await submitQuiz(db, member, { attemptId, answers, basedOn: undefined, withGaps: true }, site);
	const { id } = await db
		.selectFrom('credentials.awards')
		.select('id')
		.where('user_id', '=', member.id)
		.executeTakeFirstOrThrow();
	await signCredential(db, signer, id);
	const other = await storeCaseWithQuiz(db, `En annen samtale om ${made}`);
	await mustStart(db, member, other.caseId);
}

/** Makes a path that nobody else may open, follows it, and says something of its step. */
async function makePath(db: Db, member: Member, caseId: number): Promise<void> {
	const steps = [{ caseId, stage: 0, because: null }];
	const slug = await savePath(db, member, {
		title: `Stien til ${member.name}`,
		lead: null,
		language: 'nb',
		audience: 'owner',
		wishes: null,
		steps,
	});
	const path = await openPath(db, member, 'nb', slug);
	await joinPath(db, member, path, site);
	await setDeadline(db, member, path.id, '2030-05-17');
	await chooseStep(db, member, path.id, { caseId, before: null, choice: 'want' });
}

/** Reviews a question that they passed some days ago, sets another aside, and wants to be reminded. */
async function remember(db: Db, member: Member): Promise<void> {
	const now = new Date();
	await passedAt(db, member, new Date(now.getTime() - 3 * 86_400_000));
	await reviewNext(db, member, 3, now);
	await pauseCard(db, member, { ...(await mustFindDue(db, member, now)), isPaused: true });
	await setReminders(db, member, true);
}

/** Says what they want to learn next, and refuses and removes a case. */
async function decideNext(db: Db, member: Member): Promise<void> {
	const { id } = await storeCase(db, { title: `En uønsket samtale ${made}` });
	await saveInterests(db, member, { theme: [], perspective: [], goal: ['4'] });
	await saveChoices(db, member, { isPersonal: true, looksElsewhere: false });
	await dismissCase(db, member, id);
	await db.insertInto('pathways.forgotten').values({ user_id: member.id, case_id: id }).execute();
}

/** Shares a reflection that somebody reports, reports somebody else's, and hides it. */
async function reflect(db: Db, member: Member, caseId: number): Promise<void> {
	const other = await makeMember(db);
	const write = (user_id: string, more: object = {}) =>
		db
			.insertInto('assessment.reflections')
			.values({
				user_id,
				case_id: caseId,
				believed: 'lite',
				thinks: 'mye',
				shared_with: 'everybody',
				shared_at: new Date(),
				...more,
			})
			.returning('id')
			.executeTakeFirstOrThrow();
	const mine = await write(member.id, { thinks: `Tanken til ${member.name}` });
	const earlier = { reflection_id: mine.id, written_at: new Date(), believed: '', thinks: `Før tenkte ${member.name}` };
	await db.insertInto('assessment.reflection_versions').values(earlier).execute();
	const theirs = await write(other.id, { hidden_at: new Date(), hidden_because: 'Uhøflig', hidden_by: member.id });
	const reports = [
		{ reflection_id: mine.id, reporter_id: other.id, reason: 'Uhøflig' },
		{ reflection_id: theirs.id, reporter_id: member.id, reason: 'Uhøflig' },
	];
	await db.insertInto('assessment.reflection_reports').values(reports).execute();
}
