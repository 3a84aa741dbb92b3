import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { Author } from './author.ts';
import type { Deed, Site } from './deed.ts';
import { agentOf, noteHolder } from './note-holder.server.ts';
import type { Agent } from './statement.ts';
import { storeStatements } from './store-statements.server.ts';

/**
 * Records what a member did, in the transaction that does it: every room's one way into the store. The actor is an account
 * without a name, so that who reads statements learns nobody's name, and a changed one leaves nothing behind.
 */
export async function recordLearning(tx: Db, viewer: Member, site: Site, deeds: readonly Deed[]): Promise<void> {
	if (deeds.length === 0) return;
	await noteHolder(tx, viewer, site);
	const actor = agentOf(viewer, site);
	const statements = deeds.map((deed) => ({ actor, ...deed, context: { ...deed.context, platform: 'Dugnad' } }));
	await storeStatements(tx, productOf(site), { statements, attachments: [], version: '2.0.0' });
}

/** What the product's own statements are stored under: no client can have this key, for theirs have no space. */
export const productKey = 'the product';

function productOf({ origin }: Site): Author {
	const authority: Agent = { objectType: 'Agent', name: 'Dugnad', account: { homePage: origin, name: 'dugnad' } };
	return { clientKey: productKey, authority, mayVoidAll: false };
}
