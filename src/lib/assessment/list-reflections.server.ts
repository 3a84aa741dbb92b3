import { type RawBuilder, sql } from 'kysely';
import type { Viewer } from '#lib/accounts/viewer.ts';
import type { OfCase } from '#lib/catalogue/open-case.server.ts';
import { offsetOf, type PageRequest } from '#lib/catalogue/page-request.ts';
import type { Db } from '#lib/platform/db.ts';
import type { SharedReflection } from './reflection.ts';
import { reflectionHtml } from './reflection-html.ts';

/** A shared reflection and what it is to the viewer. */
export interface ListedReflection extends SharedReflection {
	isOwn: boolean;
	/** Whether the viewer has reported it. */
	isReported: boolean;
}

/** The reflections on a case that the caller has opened which their members share, newest first, and how many they are in all. */
export async function listReflections(
	db: Db,
	viewer: Viewer,
	caseId: number,
	page: PageRequest,
): Promise<{ reflections: ListedReflection[]; total: number }> {
	const viewerId = viewer.kind === 'member' ? viewer.id : null;
	const shared = sharedIn(sql`${caseId}`);
	const { rows } = await sql<{ total: number; page: (SharedJson & Pick<ListedReflection, 'isOwn' | 'isReported'>)[] }>`
		select (select count(*) from ${shared}) as total,
			(select coalesce(json_agg(one), '[]') from (
				select ${shownFields}, r.user_id is not distinct from ${viewerId}::uuid as "isOwn",
					exists (select from assessment.reflection_reports x where x.reflection_id = r.id and x.reporter_id = ${viewerId}) as "isReported"
				from ${shared} order by r.shared_at desc, r.id limit ${page.limit} offset ${offsetOf(page)}
			) as one) as page
	`.execute(db);
	const [row] = rows;
	return { total: row?.total ?? 0, reflections: row?.page.map((json) => ({ ...json, ...toShared(json) })) ?? [] };
}

/** The newest shared reflections on a case that is being opened, and how many there are in all. */
export function newestReflections(limit: number): OfCase<{ total: number; newest: SharedReflection[] }> {
	return {
		json: (caseId) => sql`json_build_object(
			'total', (select count(*) from ${sharedIn(caseId)}),
			'newest', (select coalesce(json_agg(one), '[]') from (
				select ${shownFields} from ${sharedIn(caseId)} order by r.shared_at desc, r.id limit ${sql.lit(limit)}
			) as one)
		)`,
		read: ({ total, newest }: { total: number; newest: SharedJson[] }) => ({ total, newest: newest.map(toShared) }),
	};
}

/** Every list of reflections starts here: what is private or hidden is in none. */
function sharedIn(caseId: RawBuilder<number>): RawBuilder<unknown> {
	return sql`assessment.reflections r join accounts.users u on u.id = r.user_id
		where r.case_id = ${caseId} and r.shared_with = 'everybody' and r.hidden_at is null`;
}

const shownFields = sql`r.id, u.name, r.believed, r.thinks, r.shared_at as "sharedAt"`;

interface SharedJson {
	id: string;
	name: string;
	believed: string;
	thinks: string;
	sharedAt: string;
}

function toShared({ id, name, believed, thinks, sharedAt }: SharedJson): SharedReflection {
	return {
		id,
		name,
		believedHtml: reflectionHtml(believed),
		thinksHtml: reflectionHtml(thinks),
		sharedAt: new Date(sharedAt),
	};
}
