import type { Db } from '#lib/platform/db.ts';
import type { Named } from '#lib/records/deed.ts';

/** A case that the caller has opened, as statements name it. */
export function findNamedCase(db: Db, caseId: number): Promise<Named> {
	return db
		.selectFrom('catalogue.cases')
		.select(['slug', 'title', 'language'])
		.where('id', '=', caseId)
		.executeTakeFirstOrThrow();
}
