import type { Db } from '#lib/platform/db.ts';

/** Who gets or got statements from here, as hosts of other stores, also of those that nothing is sent to any more. */
export async function findRecipients(db: Db): Promise<string[]> {
	const targets = await db.selectFrom('records.forward_targets').select('endpoint').execute();
	return [...new Set(targets.map(({ endpoint }) => new URL(endpoint).host))].sort();
}
