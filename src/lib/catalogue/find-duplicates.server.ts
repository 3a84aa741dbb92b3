import { sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { mustKeepTerms } from './keep-terms.ts';
import { type Comparable, type LikelyPair, likelyDuplicates } from './likely-duplicates.ts';
import type { TermKind } from './term-kinds.ts';

/** A term that may be another one too. */
export interface LikelyTerm extends Comparable {
	/** How many cases are filed under it. */
	cases: number;
	/** A person's organisations. */
	organisations: string[];
}

/** Terms that are likely one and the same, the surest first; of two, the one with more cases stands second. */
export async function findDuplicates(db: Db, viewer: Viewer, kind: TermKind): Promise<LikelyPair<LikelyTerm>[]> {
	mustKeepTerms(viewer);
	const { rows } = await sql<LikelyTerm>`
		select t.slug, t.name_nb as name, coalesce(f.cases, 0)::int as cases,
			coalesce(o.ids, '{}') as groups, coalesce(o.names, '{}') as organisations
		from catalogue.terms t
		left join (
			select term_id, count(*) as cases from catalogue.filings where kind = ${sql.lit(kind)} group by term_id
		) as f on f.term_id = t.id
		left join (
			select x.person_id, array_agg(distinct o.id) as ids, array_agg(distinct o.name::text) as names
			from catalogue.case_people x join catalogue.organisations o on o.id = x.organisation_id
			where ${sql.lit(kind)} = 'person' group by x.person_id
		) as o on o.person_id = t.id
		where t.kind = ${sql.lit(kind)} order by t.id
	`.execute(db);
	return likelyDuplicates(rows).map(({ pair: [a, b], because }) => ({ because, pair: a.cases > b.cases ? [b, a] : [a, b] }));
}
