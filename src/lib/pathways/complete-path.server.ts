import { sql } from 'kysely';
import { lockMember } from '#lib/accounts/lock-member.server.ts';
import type { Member } from '#lib/accounts/viewer.ts';
import type { PathSubject } from '#lib/credentials/award.ts';
import { awardPathCredential } from '#lib/credentials/award-path.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import type { Locale } from '#lib/platform/locale.ts';
import type { Site } from '#lib/records/deed.ts';
import { recordLearning } from '#lib/records/record-learning.server.ts';
import { adaptPath } from './adapt-path.server.ts';
import { lengthOf } from './order-path.ts';
import { completedPath } from './path-statements.ts';
import type { MyPath, PathPage } from './path-views.ts';

/** Of each case so many of what one learns stand on the certificate, and so many in all. */
const outcomesOfCase = 2;
const mostOutcomes = 12;

/** Awards and records the certificate of a path once everything in it is done, and returns its slug; throws Conflict until then. */
export function completePath(db: Db, viewer: Member, locale: Locale, page: PathPage, site: Site): Promise<string> {
	return db.transaction().execute(async (tx) => {
		await lockMember(tx, viewer);
		const mine = await adaptPath(tx, viewer, locale, page);
		if (!mine.joined || !mine.progress.isComplete)
			throw new Conflict('Something in the path is not done yet. Open it to see what.');
		const subject = await subjectOf(tx, viewer, page, mine);
		const { slug, isNew } = await awardPathCredential(tx, { userId: viewer.id, pathId: page.id, subject });
		await tx
			.updateTable('pathways.enrolments')
			.set({ completed_at: mine.joined.completedAt ?? new Date() })
			.where('user_id', '=', viewer.id)
			.where('path_id', '=', page.id)
			.execute();
		const first = { completed: mine.joined.completedAt === null, earned: isNew };
		await recordLearning(tx, viewer, site, completedPath(site, page, first));
		return slug;
	});
}

/** The member's certificate of a path, by its slug; null until there is one. */
export async function findPathCertificate(db: Db, { id }: Member, pathId: string): Promise<string | null> {
	const row = await db
		.selectFrom('credentials.awards')
		.select('slug')
		.where('user_id', '=', id)
		.where('path_id', '=', pathId)
		.executeTakeFirst();
	return row?.slug ?? null;
}

/** What the certificate says: the cases that were gone through, and some of what one learns from each. */
async function subjectOf(tx: Db, viewer: Member, page: PathPage, mine: MyPath): Promise<PathSubject> {
	const done = mine.steps.filter(({ isExtra, state }) => !isExtra && (state === 'done' || state === 'known'));
	const ids = done.map(({ caseId }) => caseId);
	const { rows } = await sql<{ caseId: number; text: string }>`
		select case_id as "caseId", text from catalogue.outcomes
		where case_id = any(${ids}::int[]) and position < ${outcomesOfCase} order by position`.execute(tx);
	const outcomes = ids.flatMap((id) => rows.filter(({ caseId }) => caseId === id).map(({ text }) => text));
	return {
		kind: 'path',
		holderName: viewer.name,
		language: page.language,
		title: page.title,
		...(page.lead !== null && { lead: page.lead }),
		outcomes: outcomes.slice(0, mostOutcomes),
		hue: done[0]?.card.theme?.hue ?? null,
		byEditors: page.isOfSite,
		cases: done.map(({ card, questions, state }) => ({
			id: card.id,
			title: card.title,
			number: card.number,
			slug: card.slug,
			...(card.language !== page.language && { language: card.language }),
			passedQuiz: questions > 0 && state === 'done',
		})),
		durationMs: done.reduce((sum, { card }) => sum + lengthOf(card), 0),
		pathSlug: page.audience === 'everybody' ? page.slug : null,
	};
}
