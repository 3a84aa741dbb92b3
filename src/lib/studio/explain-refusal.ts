import pg from 'pg';
import type { CaseContent } from '#lib/catalogue/case-content.ts';
import { Invalid } from '#lib/platform/errors.ts';

/** PostgreSQL's classes of refusals that are about the data: wrong values (22…) and broken rules (23…). */
const aboutTheData = /^2[23]/;

/** What the database would not take, as a sentence about the case; any other error as it is. */
export function explainRefusal(error: unknown, { number, title }: CaseContent): unknown {
	if (!(error instanceof pg.DatabaseError) || !aboutTheData.test(error.code ?? '')) return error;
	const name = number ? `${number} ${title}` : title;
	const place = [error.schema, error.table, error.column ?? error.constraint ?? error.dataType].filter(Boolean).join('.');
	const reason = `${error.message}${place && ` (${place})`}`;
	return new Invalid(`The case “${name.slice(0, 100)}” cannot be stored: ${reason}. Correct it and save again.`, error.column);
}
