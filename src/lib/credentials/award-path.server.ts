import type { Db } from '#lib/platform/db.ts';
import type { PathSubject } from './award.ts';
import { storeAward } from './store-award.server.ts';

/** Who completed which path, and what the certificate is to say. */
export interface NewPathAward {
	userId: string;
	pathId: string;
	subject: PathSubject;
}

/** Awards the certificate of a whole path, in the caller's transaction; a member has one per path, however often it is awarded. */
export function awardPathCredential(
	tx: Db,
	{ userId, pathId, subject }: NewPathAward,
): Promise<{ slug: string; isNew: boolean }> {
	return storeAward(tx, { user_id: userId, path_id: pathId }, subject);
}
