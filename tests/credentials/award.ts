import type { Member } from '#lib/accounts/viewer.ts';
import type { AwardSubject } from '#lib/credentials/award.ts';
import { awardCredential } from '#lib/credentials/award-credential.server.ts';
import { issuerOf, type SigningIssuer } from '#lib/credentials/issuer.ts';
import { openVerifier } from '#lib/credentials/open-verifier.server.ts';
import { signCredential } from '#lib/credentials/sign-credential.server.ts';
import type { Verifier } from '#lib/credentials/verify-credential.server.ts';
import type { Db } from '#lib/platform/db.ts';
import { makeMember } from '../accounts/make-member.ts';
import { storeCase } from '../database/make-case.ts';

/** An invented site that awards certificates. */
export const issuer: SigningIssuer = {
	...issuerOf({ origin: 'https://cases.example.org', siteName: 'Testdugnad', siteEmail: 'post@example.org' }),
	sealingKey: Buffer.alloc(32, 7),
};

/** What an invented member learned from an invented case. */
export const subject: AwardSubject = {
	holderName: 'Signe Prøvesen',
	language: 'nb',
	number: 'C0178',
	title: 'Kaia som bygda bygde',
	outcomes: ['Å spørre før man bygger', 'Å dele «gevinsten»'],
	durationMs: 1_920_000,
	caseSlug: 'c0178-kaia',
	score: 0.875,
	questions: 8,
	passMark: 0.8,
	hasReflection: true,
};

/** A certificate of a member for a case of its own, awarded and, unless told, signed. */
export async function makeAward(db: Db, { isSigned = true, ...changes }: Partial<AwardSubject> & { isSigned?: boolean } = {}) {
	const member = await makeMember(db);
	const { id: caseId } = await storeCase(db, { title: subject.title });
	const { slug } = await db.transaction().execute((tx) => award(tx, member, caseId, changes));
	const row = await db.selectFrom('credentials.awards').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();
	if (isSigned) await signCredential(db, issuer, row.id);
	return { id: row.id, slug, member, caseId, statusIndex: row.status_index };
}

/** Awards the certificate of the invented subject. */
export function award(tx: Db, member: Member, caseId: number, changes: Partial<AwardSubject> = {}) {
	return awardCredential(tx, { userId: member.id, caseId, subject: { ...subject, ...changes } });
}

/** Verification as the site does it, on an internet that consists of these addresses; `asked` tells which were fetched. */
export function verifierFor(db: Db, internet: Record<string, unknown> = {}): Verifier & { asked: string[] } {
	const asked: string[] = [];
	const fetch = async (address: string) => {
		asked.push(address);
		const found = Object.hasOwn(internet, address) ? internet[address] : undefined;
		return typeof found === 'object' ? JSON.stringify(found) : (found as string | undefined);
	};
	return { ...openVerifier(db, issuer), fetch, asked };
}
