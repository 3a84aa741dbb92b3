import type { Db } from '#lib/platform/db.ts';
import { readServingModel, type ServingModel } from './fitting/read-serving-model.server.ts';
import type { Model } from './model.ts';

/** How often a process asks whether another model serves by now. */
const lookMs = 1_000;

interface Kept {
	lookedAt: number;
	serving: ServingModel | undefined;
	/** Under way: the first load, for which everybody waits, or a look for a newer model, for which nobody does. */
	loading: Promise<void> | undefined;
}

const kept = new WeakMap<Db, Kept>();

/**
 * The model that serves, undefined before the first fit. It is read once for the process and again within seconds when
 * another one serves; meanwhile the old one answers. `db` is the process's own, not a transaction.
 */
export async function servingModel(db: Db): Promise<Model | undefined> {
	const own = kept.get(db) ?? { lookedAt: Number.NEGATIVE_INFINITY, serving: undefined, loading: undefined };
	kept.set(db, own);
	if (!own.loading && performance.now() >= own.lookedAt + lookMs) own.loading = look(db, own);
	if (!own.serving) await own.loading;
	return own.serving?.model;
}

async function look(db: Db, own: Kept): Promise<void> {
	try {
		own.lookedAt = performance.now();
		if (await isOutdated(db, own.serving)) own.serving = await readServingModel(db);
	} catch (error) {
		// Recommendations do without a model as well, and the page has more to show.
		console.error('The recommendation model could not be read; the next request tries again.', error);
	} finally {
		own.loading = undefined;
	}
}

async function isOutdated(db: Db, serving: ServingModel | undefined): Promise<boolean> {
	const current = await db
		.selectFrom('pathways.models')
		.select(['id', 'revision'])
		.where('is_current', '=', true)
		.executeTakeFirst();
	return current?.id !== serving?.id || current?.revision !== serving?.revision;
}
