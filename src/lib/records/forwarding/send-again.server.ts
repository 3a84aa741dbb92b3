import type { Db } from '#lib/platform/db.ts';
import { findAgain, type Outgoing } from './find-batch.server.ts';
import type { Line } from './line.ts';
import type { Target } from './target.ts';
import { toBeSentAgain } from './to-be-sent-again.ts';

/** What the target refused and the operator sends once more: it is set aside no longer, or again with the new reason. */
export function lineAgain(db: Db, { name }: Target): Line {
	return {
		next: (limit) => findAgain(db, name, limit),
		done: (batch, refusal) => (refusal === undefined ? forget(db, name, batch) : setAsideAgain(db, name, batch, refusal)),
	};
}

async function forget(db: Db, target: string, batch: readonly Outgoing[]): Promise<boolean> {
	const { numDeletedRows } = await db
		.deleteFrom('records.forward_refusals')
		.where('target', '=', target)
		.where('reason', '=', toBeSentAgain)
		.where('statement_id', 'in', idsOf(batch))
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

async function setAsideAgain(db: Db, target: string, batch: readonly Outgoing[], reason: string): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('records.forward_refusals')
		.set({ reason, refused_at: new Date() })
		.where('target', '=', target)
		.where('statement_id', 'in', idsOf(batch))
		.executeTakeFirst();
	return numUpdatedRows > 0n;
}

function idsOf(batch: readonly Outgoing[]): string[] {
	return batch.map(({ statement }) => statement.id);
}
