import type { Db } from '#lib/platform/db.ts';
import { findAhead, type Outgoing } from './find-batch.server.ts';
import type { Line } from './line.ts';
import type { Target } from './target.ts';

/** What the target has not had yet. The place that was reached moves only when the target has answered. */
export function lineAhead(db: Db, target: Target): Line {
	let place = target.sent;
	return {
		next: (limit) => findAhead(db, place, limit),
		async done(batch, refusal) {
			const last = batch.at(-1);
			if (!last || !(await moveOn(db, { ...target, sent: place }, last, refusal))) return false;
			place = last.place;
			return true;
		},
	};
}

/** Notes how far we are, and with a refusal that the last one was set aside; false when the target was removed or is another. */
async function moveOn(db: Db, { name, sent }: Target, { place, statement }: Outgoing, refusal?: string): Promise<boolean> {
	return db.transaction().execute(async (tx) => {
		const { numUpdatedRows } = await tx
			.updateTable('records.forward_targets')
			.set({ sent_stored: place.stored, sent_seq: place.seq, failures: 0, problem: null })
			.where('name', '=', name)
			.where('sent_stored', '=', sent.stored)
			.where('sent_seq', '=', sent.seq)
			.executeTakeFirst();
		if (numUpdatedRows === 0n) return false;
		if (refusal !== undefined) await setAside(tx, name, statement.id, refusal);
		return true;
	});
}

/** One that was erased meanwhile is none to set aside. */
async function setAside(tx: Db, target: string, id: string, reason: string): Promise<void> {
	await tx
		.insertInto('records.forward_refusals')
		.columns(['target', 'statement_id', 'reason'])
		.expression((from) =>
			from
				.selectFrom('records.statement_ids')
				.select(({ val, ref }) => [val(target).as('target'), ref('id').as('statement_id'), val(reason).as('reason')])
				.where('id', '=', id),
		)
		.onConflict((conflict) => conflict.columns(['target', 'statement_id']).doUpdateSet({ reason }))
		.execute();
}
