import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import { sameStatement } from '../same-statement.ts';
import type { Statement, XapiVersion } from '../statement.ts';
import type { Draft } from './draft.ts';
import type { Written } from './write-drafts.server.ts';

/** Lets a statement pass that was stored before in the same words; throws Conflict for other words under a stored id. */
export async function refuseOtherWords(tx: Db, drafts: readonly Draft[], written: Written, version: XapiVersion): Promise<void> {
	const taken = drafts.filter(({ id }) => !written.has(id));
	if (taken.length === 0) return;
	const stored = await findStored(tx, taken);
	for (const { id, statement } of taken) {
		const known = stored.get(id);
		if (known && sameStatement(known, statement, version)) continue;
		throw new Conflict(`There is another statement with the id ${id}. Statements never change: give a new one a new id.`, 'id');
	}
}

async function findStored(tx: Db, drafts: readonly Draft[]): Promise<Map<string, Statement>> {
	const rows = await tx
		.selectFrom('records.statement_ids as i')
		.innerJoin('records.statements as s', (join) => join.onRef('s.stored', '=', 'i.stored').onRef('s.seq', '=', 'i.seq'))
		.select(['i.id', 's.statement'])
		.where(
			'i.id',
			'in',
			drafts.map(({ id }) => id),
		)
		.execute();
	return new Map(rows.map((row) => [row.id, row.statement as unknown as Statement]));
}
