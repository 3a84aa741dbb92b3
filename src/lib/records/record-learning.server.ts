import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Author } from './author.ts';
import { type Deed, type Site, verbs } from './deed.ts';
import { findStatement } from './find-statement.server.ts';
import { agentOf, noteHolder } from './note-holder.server.ts';
import type { Agent } from './statement.ts';
import { storeStatements } from './store-statements.server.ts';

/**
 * Records what a member did, in the transaction that does it: every room's one way into the store. The actor is an account
 * without a name, so that who reads statements learns nobody's name, and a changed one leaves nothing behind.
 */
export async function recordLearning(tx: Db, viewer: Member, site: Site, deeds: readonly Deed[]): Promise<void> {
	const told = deeds.map((deed) => ({ ...deed, context: { ...deed.context, platform: 'Dugnad' } }));
	await storeDeeds(tx, viewer, site, told);
}

/** Voids what was recorded under this id, in the transaction that takes it back; what was erased since needs no voiding. */
export async function takeBackLearning(tx: Db, viewer: Member, site: Site, id: string): Promise<void> {
	if (!(await findStatement(tx, { id, voided: false, client: productKey }))) return;
	await storeDeeds(tx, viewer, site, [{ verb: verbs.voided, object: { objectType: 'StatementRef', id } }]);
}

async function storeDeeds(tx: Db, viewer: Member, site: Site, deeds: readonly Deed[]): Promise<void> {
	if (deeds.length === 0) return;
	await noteHolder(tx, viewer, site);
	const actor = agentOf(viewer, site);
	const statements = deeds.map((deed) => ({ actor, ...deed }));
	await storeStatements(tx, productOf(site), { statements, attachments: [], version: '2.0.0' });
}

/** What the product's own statements are stored under: no client can have this key, for theirs have no space. */
export const productKey = 'the product';

function productOf({ origin }: Site): Author {
	const authority: Agent = { objectType: 'Agent', name: 'Dugnad', account: { homePage: origin, name: 'dugnad' } };
	return { clientKey: productKey, authority, mayVoidAll: false };
}
