import { type RawBuilder, sql } from 'kysely';
import type { CaseState } from './workflow.ts';

/** The state of the case `c` with the workflow `w`: what is public the catalogue knows, also when an import has changed it. */
export const stateOfCase: RawBuilder<CaseState> = sql`case
	when c.status = 'published' then case when c.published_at <= now() then 'published' else 'scheduled' end
	when w.state in ('scheduled', 'published') then 'unpublished'
	else coalesce(w.state, 'draft') end`;
