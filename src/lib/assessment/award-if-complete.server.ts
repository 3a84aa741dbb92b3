import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { CaseSubject } from '#lib/credentials/award.ts';
import { awardCredential } from '#lib/credentials/award-credential.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { activityOf, type Site, verbs } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import type { QuizRules } from './quiz.ts';

/** The address of the certificate, or what it still waits for. */
export type Award = { certificate: string } | { waitsFor: 'quiz' | 'reflection' };

/**
 * Awards the certificate of a case once all that it asks for is there: a passed attempt, and a reflection where the quiz
 * asked for one. Called in the transaction that brings either; the lock lets the later of two see the earlier.
 */
export async function awardIfComplete(tx: Db, viewer: Member, caseId: number, site: Site): Promise<Award> {
	await lockMember(tx, viewer);
	const pass = await findPass(tx, viewer, caseId);
	if (!pass) return { waitsFor: 'quiz' };
	const { asksReflection, passMark } = pass.rules;
	if (asksReflection && !pass.hasReflection) return { waitsFor: 'reflection' };
	const subject: CaseSubject = {
		...pass.about,
		holderName: viewer.name,
		score: Number(pass.score),
		questions: pass.questions,
		passMark,
		hasReflection: asksReflection,
	};
	const { slug, isNew } = await awardCredential(tx, { userId: viewer.id, caseId, subject });
	if (isNew) await recordAward(tx, viewer, subject, site);
	return { certificate: slug };
}

/** Names what was achieved and not the certificate, whose address is all that protects it. */
function recordAward(tx: Db, viewer: Member, { caseSlug: slug, title, language }: CaseSubject, site: Site): Promise<void> {
	const object = activityOf(site, 'certificate', { slug, title, language });
	return recordLearning(tx, viewer, site, [{ verb: verbs.earned, object, context: { language } }]);
}

interface Pass {
	score: string;
	questions: number;
	rules: QuizRules;
	hasReflection: boolean;
	about: Pick<CaseSubject, 'language' | 'number' | 'title' | 'outcomes' | 'durationMs' | 'caseSlug' | 'hue'>;
}

/** The first attempt that passed, and what the case says of itself. */
async function findPass(tx: Db, viewer: Member, caseId: number): Promise<Pass | undefined> {
	const { rows } = await sql<Pass>`
		select a.score, jsonb_array_length(a.questions) as questions, a.rules,
			exists (select from assessment.reflections r where r.user_id = a.user_id and r.case_id = a.case_id) as "hasReflection",
			json_build_object('language', c.language, 'number', c.number, 'title', c.title, 'durationMs', c.duration_ms, 'caseSlug', c.slug,
				'hue', (select t.hue from catalogue.case_themes ct join catalogue.themes t on t.id = ct.theme_id
					where ct.case_id = c.id order by ct.position limit 1),
				'outcomes', (select coalesce(json_agg(o.text order by o.position), '[]') from catalogue.outcomes o where o.case_id = c.id)) as about
		from assessment.attempts a join catalogue.cases c on c.id = a.case_id
		where a.user_id = ${viewer.id} and a.case_id = ${caseId} and a.passed
		order by a.submitted_at limit 1`.execute(tx);
	return rows[0];
}
