import { randomUUID } from 'node:crypto';
import type { Member } from '#lib/accounts/viewer.ts';
import type { CaseSubject, PathSubject } from '#lib/credentials/award.ts';
import { awardCredential } from '#lib/credentials/award-credential.server.ts';
import { awardPathCredential } from '#lib/credentials/award-path.server.ts';
import type { Certificate } from '#lib/credentials/certificate.ts';
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
export const subject: CaseSubject = {
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

/** What an invented member learned on an invented path, of which one case speaks English. */
export const pathSubject: PathSubject = {
	kind: 'path',
	holderName: 'Signe Prøvesen',
	language: 'nb',
	byEditors: true,
	title: 'Bygder som bygger selv',
	lead: 'Fra den første samtalen til den første stolpen.',
	cases: [
		{ id: 1, number: 'C0178', title: 'Kaia som bygda bygde', slug: 'c0178-kaia', passedQuiz: true },
		{ id: 2, number: null, title: 'The ferry that asked first', slug: 'ferry', language: 'en', passedQuiz: false },
		{ id: 3, number: 'C0180', title: 'Snekkeren og skolen', slug: 'c0180-snekkeren', passedQuiz: true },
	],
	outcomes: ['Å spørre før man bygger', 'Å måle det som betyr noe'],
	durationMs: 5_700_000,
	pathSlug: 'bygder-som-bygger-selv',
	hue: 200,
};

/** A certificate as its holder sees it, of a case unless told, and signed. */
export function aCertificate(changes: Partial<Certificate> = {}): Certificate {
	return {
		id: '4c1a0a9e-9f0e-4f9c-8f2a-1c6f0a2b3c4d',
		slug: '0123456789abcdefghjkmnpqrs',
		subject,
		awardedAt: new Date('2026-03-04T10:00:00Z'),
		revoked: null,
		isPublic: true,
		isMine: true,
		showsFreshness: false,
		signed: { credential: { holder: 'Signe Prøvesen' }, jwt: 'ey' },
		...changes,
	};
}

/** A certificate of a member for a case of its own, awarded and, unless told, signed. */
export async function makeAward(db: Db, { isSigned = true, ...changes }: Partial<CaseSubject> & { isSigned?: boolean } = {}) {
	const member = await makeMember(db);
	const { id: caseId } = await storeCase(db, { title: subject.title });
	const { slug } = await db.transaction().execute((tx) => award(tx, member, caseId, changes));
	const row = await db.selectFrom('credentials.awards').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();
	if (isSigned) await signCredential(db, issuer, row.id);
	return { id: row.id, slug, member, caseId, statusIndex: row.status_index };
}

/** A certificate of a member for a path of its own, awarded and, unless told, signed. */
export async function makePathAward(db: Db, { isSigned = true, ...changes }: Partial<PathSubject> & { isSigned?: boolean } = {}) {
	const member = await makeMember(db);
	const pathId = await storePath(db);
	const { slug } = await db.transaction().execute((tx) => awardPath(tx, member, pathId, changes));
	const { id } = await db.selectFrom('credentials.awards').select('id').where('slug', '=', slug).executeTakeFirstOrThrow();
	if (isSigned) await signCredential(db, issuer, id);
	return { id, slug, member, pathId };
}

/** Awards the certificate of the invented path. */
export function awardPath(tx: Db, { id: userId }: Member, pathId: string, changes: Partial<PathSubject> = {}) {
	return awardPathCredential(tx, { userId, pathId, subject: { ...pathSubject, ...changes } });
}

/** A path of the site's editors. */
export async function storePath(db: Db): Promise<string> {
	const { id } = await db
		.insertInto('pathways.paths')
		.values({ slug: `sti-${randomUUID()}`, language: 'nb', title: pathSubject.title, shown_to: 'everybody' })
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Awards the certificate of the invented subject. */
export function award(tx: Db, member: Member, caseId: number, changes: Partial<CaseSubject> = {}) {
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
