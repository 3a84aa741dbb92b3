import { mustBeEditor } from '#lib/accounts/viewer.ts';
import { readInsightDays } from '#lib/media/insight-days.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { openCaseInsight } from '#lib/studio/open-case-insight.server.ts';
import { caseIdOf } from '../../../case/case-id.ts';

export const load = async ({ locals: { db, viewer, storage }, params, url }) => {
	mustBeEditor(viewer);
	const [id, days] = [caseIdOf(params), readInsightDays(url.searchParams)];
	return serverOnly({ id, days, ...(await openCaseInsight(db, viewer, storage, { caseId: id, days })) });
};
