import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { growContentNeighbours } from '../engine/content-neighbours.ts';
import { profilesOf } from '../engine/content-profiles.ts';
import { encodeModel, withNewCases } from '../model.ts';
import { asBuffer } from './keep-model.server.ts';
import { readContents } from './read-contents.server.ts';
import { readServingModel } from './read-serving-model.server.ts';

/**
 * Adds the cases to the model that serves that were published since its fit, by what they are about, so that they can be
 * recommended before anybody has learned them; returns how many.
 */
export async function addNewCases(db: Db): Promise<number> {
	return db.transaction().execute(async (tx) => {
		// Nobody else may add to it or replace it meanwhile.
		await tx.selectFrom('pathways.models').select('id').where('is_current', '=', true).forUpdate().execute();
		const serving = await readServingModel(tx);
		if (!serving) return 0;
		const { model } = serving;
		const { caseIds, contents } = await readContents(tx, model.caseIds);
		const newIds = caseIds.subarray(model.caseIds.length);
		if (newIds.length === 0) return 0;
		const content = growContentNeighbours(model.content, profilesOf(contents));
		await tx
			.updateTable('pathways.models')
			.set({
				content: asBuffer(encodeModel(withNewCases(model, newIds, content))),
				cases: caseIds.length,
				revision: sql`revision + 1`,
			})
			.where('id', '=', serving.id)
			.execute();
		return newIds.length;
	});
}
