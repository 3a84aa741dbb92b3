import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import type { CaseContent } from './case-content.ts';
import type { Form } from './case-views.ts';
import { slugOf } from './slug.ts';

/** What is needed of the stored case before it is changed. */
export interface StoredCase {
	id: number;
	slug: string;
	guid: string;
	forms: Form[];
	version: number;
	publishedAt: Date | null;
}

/** The stored case with the content's number, else with its guid; throws Conflict when they name two. */
export async function findStoredCase(tx: Db, content: CaseContent): Promise<StoredCase | undefined> {
	const guid = content.guid ?? defaultGuid(content);
	const cases = await tx
		.selectFrom('catalogue.cases')
		.select(['id', 'slug', 'guid', 'number', 'forms', 'version', 'published_at as publishedAt'])
		.where((is) => is.or([is('number', '=', content.number ?? null), is('guid', '=', guid)]))
		.execute();
	const byNumber = cases.find((row) => row.number === content.number && content.number !== undefined);
	const byGuid = cases.find((row) => row.guid === guid);
	if (byNumber && byGuid && byNumber.id !== byGuid.id && content.guid !== undefined) {
		throw new Conflict(
			`Case ${content.number} and the case with guid ${guid} are two cases here. Change one of the two.`,
			'guid',
		);
	}
	const found = byNumber ?? byGuid;
	return found && { ...found, forms: found.forms as Form[] };
}

/** The permanent identifier of a case that came without one: made of its number, else of its title. */
export function defaultGuid({ number, title }: Pick<CaseContent, 'number' | 'title'>): string {
	return `urn:dugnad:case:${slugOf(number === undefined ? title : number.replace('#', ''))}`;
}
