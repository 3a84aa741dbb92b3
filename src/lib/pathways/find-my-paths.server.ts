import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { CaseCard } from '#lib/catalogue/case-views.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Locale } from '#lib/platform/locale.ts';
import { adaptPath } from './adapt-path.server.ts';
import { findLearned } from './find-learned.server.ts';
import { openPaths } from './open-path.server.ts';
import type { PathProgress } from './path-progress.ts';
import { mayOpen } from './path-scope.ts';

/** A path that a member follows, how far they are, and what comes next. */
export interface FollowedPath {
	slug: string;
	title: string;
	/** BCP 47 tag of the title. */
	language: string;
	progress: PathProgress;
	/** The case to go on with; null when the path is through. */
	next: CaseCard | null;
	/** `2026-05-01`. */
	deadline: string | null;
	completedAt: Date | null;
}

/** The paths that a member follows: those that are not through first, the nearest deadline before the latest begun. */
export async function findMyPaths(db: Db, viewer: Member, locale: Locale, limit: number): Promise<FollowedPath[]> {
	const { rows } = await sql<{ slug: string }>`
		select p.slug from pathways.enrolments e join pathways.paths p on p.id = e.path_id
		where e.user_id = ${viewer.id} and ${mayOpen(viewer)}
		order by e.completed_at desc nulls first, e.deadline nulls last, e.started_at desc limit ${limit}`.execute(db);
	const pages = await openPaths(
		db,
		viewer,
		locale,
		rows.map(({ slug }) => slug),
	);
	const learned = pages.length > 0 ? await findLearned(db, viewer) : [];
	return Promise.all(
		pages.map(async (page) => {
			const { joined, steps, progress } = await adaptPath(db, viewer, locale, page, learned);
			const next = steps.find(({ caseId }) => caseId === progress.nextCaseId)?.card ?? null;
			const { deadline = null, completedAt = null } = joined ?? {};
			return { slug: page.slug, title: page.title, language: page.language, progress, next, deadline, completedAt };
		}),
	);
}
