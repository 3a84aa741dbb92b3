import { sql } from 'kysely';
import { mustBeEditor, type Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { SharedReflection } from './reflection.ts';
import { reflectionHtml } from './reflection-html.ts';

/** A reflection that editors look at, with why it was reported; who did is told to nobody. */
export interface ReportedReflection extends SharedReflection {
	case: { slug: string; title: string; language: string };
	/** Oldest first. */
	reasons: string[];
	/** Why it is hidden, when it is. */
	hiddenBecause: string | null;
}

/** Nobody goes through a longer list at once. */
const mostListed = 100;

/**
 * What editors look at: shared reflections with reports that nobody has settled, oldest report first, and hidden ones,
 * newest first. Throws NotFound for everybody else.
 */
export async function listReports(db: Db, viewer: Viewer): Promise<{ open: ReportedReflection[]; hidden: ReportedReflection[] }> {
	mustBeEditor(viewer);
	const { rows } = await sql<ReportRow>`
		select r.id, u.name, r.believed, r.thinks, r.shared_at as "sharedAt", r.hidden_because as "hiddenBecause",
			json_build_object('slug', c.slug, 'title', c.title, 'language', c.language) as "case",
			coalesce(x.reasons, '[]') as reasons
		from assessment.reflections r
		join accounts.users u on u.id = r.user_id
		join catalogue.cases c on c.id = r.case_id
		left join lateral (
			select json_agg(reason order by created_at) as reasons, min(created_at) as first_at from assessment.reflection_reports
			where reflection_id = r.id and (settled_at is null or r.hidden_at is not null)
		) x on true
		where r.shared_with = 'everybody' and (r.hidden_at is not null or x.reasons is not null)
		order by r.hidden_at desc nulls first, x.first_at limit ${mostListed}
	`.execute(db);
	const all = rows.map(toReported);
	return {
		open: all.filter(({ hiddenBecause }) => hiddenBecause === null),
		hidden: all.filter(({ hiddenBecause }) => hiddenBecause !== null),
	};
}

interface ReportRow extends Omit<ReportedReflection, 'believedHtml' | 'thinksHtml'> {
	believed: string;
	thinks: string;
}

function toReported({ believed, thinks, ...row }: ReportRow): ReportedReflection {
	return { ...row, believedHtml: reflectionHtml(believed), thinksHtml: reflectionHtml(thinks) };
}
