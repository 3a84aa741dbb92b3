import type { Viewer } from '#lib/accounts/viewer.ts';
import { mergeTerms, type TermMerge } from '#lib/catalogue/merge-terms.server.ts';
import { type RemovalOutcome, removeTerm } from '#lib/catalogue/remove-term.server.ts';
import type { TermKind } from '#lib/catalogue/term-kinds.ts';
import { moveInterests } from '#lib/pathways/move-interests.server.ts';
import type { Db } from '#lib/platform/db.ts';

/** Makes one term of two in every room that knows terms, all or nothing. */
export async function mergeEverywhere(db: Db, viewer: Viewer, kind: TermKind, merge: TermMerge): Promise<void> {
	await db.transaction().execute(async (tx) => {
		const { fromId, intoId } = await mergeTerms(tx, viewer, kind, merge);
		await moveInterests(tx, kind, fromId, intoId);
	});
}

/** Removes a term that is not in use from every room that knows terms. */
export async function removeEverywhere(db: Db, viewer: Viewer, kind: TermKind, slug: string): Promise<RemovalOutcome> {
	return db.transaction().execute(async (tx) => {
		const outcome = await removeTerm(tx, viewer, kind, slug);
		if (outcome.removed) await moveInterests(tx, kind, outcome.id);
		return outcome;
	});
}
