import type { Db } from '#lib/platform/db.ts';
import type { CaseSubject } from './award.ts';
import { storeAward } from './store-award.server.ts';

/** Who earned a certificate, for which case, and what it is to say. */
export interface NewAward {
	userId: string;
	caseId: number;
	subject: CaseSubject;
}

/** Awards the certificate of a case, in the caller's transaction; a member has one per case, however often it is awarded. */
export function awardCredential(tx: Db, { userId, caseId, subject }: NewAward): Promise<{ slug: string; isNew: boolean }> {
	return storeAward(tx, { user_id: userId, case_id: caseId }, subject);
}
