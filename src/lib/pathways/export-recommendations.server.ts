import { sql } from 'kysely';
import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import { type ExportedFile, jsonFile } from '#lib/platform/exported-file.ts';
import { findInterests } from './find-interests.server.ts';

/** What recommendations for a member are built on, and what they removed from that. */
export function exportRecommendations(db: Db, viewer: Member): ExportedFile[] {
	return [jsonFile('recommendations.json', () => readRecommendations(db, viewer))];
}

async function readRecommendations(db: Db, viewer: Member) {
	const { chosen, ...choices } = await findInterests(db, viewer);
	return {
		choices,
		interests: chosen,
		counts: await readCounting(db, viewer),
		refused: await readCases(db, viewer, 'dismissals', 'dismissed_at'),
		removed: await readCases(db, viewer, 'forgotten', 'forgotten_at'),
	};
}

function readCounting(db: Db, { id }: Member) {
	return db
		.selectFrom('pathways.evidence as e')
		.innerJoin('catalogue.cases as c', 'c.id', 'e.case_id')
		.select(['c.number', 'c.slug', 'c.title', 'e.kind', 'e.amount', 'e.weight', 'e.at'])
		.where('e.user_id', '=', id)
		.orderBy('e.at')
		.execute();
}

async function readCases(db: Db, { id }: Member, table: 'dismissals' | 'forgotten', at: 'dismissed_at' | 'forgotten_at') {
	const { rows } = await sql`
		select c.number, c.slug, c.title, ${sql.ref(`t.${at}`)} as at
		from ${sql.table(`pathways.${table}`)} t join catalogue.cases c on c.id = t.case_id where t.user_id = ${id} order by at`.execute(
		db,
	);
	return rows;
}
