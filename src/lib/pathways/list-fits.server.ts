import type { Viewer } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Measures } from './judge-fit.ts';
import { mustRunSite } from './must-run-site.ts';

/** A fit as the operator sees it. */
export interface ListedFit {
	id: number;
	fittedAt: Date;
	cases: number;
	members: number;
	interactions: number;
	fitMs: number;
	peakMb: number;
	measures: Measures;
	isKept: boolean;
	/** Whether its model serves. */
	isCurrent: boolean;
}

/** A curve of more than this says no more. */
const mostListed = 100;

/** The fits, newest first; throws NotFound for everybody but whoever runs the site. */
export async function listFits(db: Db, viewer: Viewer): Promise<ListedFit[]> {
	mustRunSite(viewer);
	const rows = await db
		.selectFrom('pathways.models')
		.select(['id', 'fitted_at', 'cases', 'members', 'interactions', 'fit_ms', 'peak_mb', 'measures', 'is_kept', 'is_current'])
		.orderBy('id', 'desc')
		.limit(mostListed)
		.execute();
	return rows.map((row) => ({
		id: row.id,
		fittedAt: row.fitted_at,
		cases: row.cases,
		members: row.members,
		interactions: row.interactions,
		fitMs: row.fit_ms,
		peakMb: row.peak_mb,
		// Only fits write there.
		measures: row.measures as unknown as Measures,
		isKept: row.is_kept,
		isCurrent: row.is_current,
	}));
}
