import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { Conflict } from '#lib/platform/errors.ts';
import type { Measures } from '../judge-fit.ts';
import { encodeModel, type Model } from '../model.ts';

/** A fit that has ended. */
export interface Fit {
	model: Model;
	/** When what members had learned was read. */
	fittedAt: Date;
	/** The model that served then, against which this one was measured. */
	servedThen: number | undefined;
	members: number;
	interactions: number;
	fitMs: number;
	peakMb: number;
	measures: Measures;
}

/**
 * Writes down a fit and, unless it was judged worse, lets its model serve from the moment of the commit; of the old one only
 * its measures are kept. Throws `Conflict` when another model serves by now: this one was not compared with that.
 */
export async function keepModel(db: Db, fit: Fit): Promise<{ id: number; isKept: boolean }> {
	const isKept = fit.measures.judgement !== 'worse';
	return db.transaction().execute(async (tx) => {
		await sql`lock table pathways.models in share row exclusive mode`.execute(tx);
		const serving = await tx.selectFrom('pathways.models').select('id').where('is_current', '=', true).executeTakeFirst();
		if (serving?.id !== fit.servedThen)
			throw new Conflict('Another fit ended first, so this one is not kept. Fit again, once no other fit is under way.');
		if (isKept)
			await tx.updateTable('pathways.models').set({ is_current: false, content: null }).where('is_current', '=', true).execute();
		const { id } = await tx
			.insertInto('pathways.models')
			.values({
				fitted_at: fit.fittedAt,
				cases: fit.model.caseIds.length,
				members: fit.members,
				interactions: fit.interactions,
				fit_ms: Math.round(fit.fitMs),
				peak_mb: fit.peakMb,
				measures: JSON.stringify(fit.measures),
				is_kept: isKept,
				is_current: isKept,
				content: isKept ? asBuffer(encodeModel(fit.model)) : null,
			})
			.returning('id')
			.executeTakeFirstOrThrow();
		return { id, isKept };
	});
}

/** The same bytes, as the database's client wants them. */
export function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
	return Buffer.from(buffer, byteOffset, byteLength);
}
