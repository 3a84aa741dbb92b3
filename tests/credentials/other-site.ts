import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { findDidDocument } from '#lib/credentials/find-did-document.server.ts';
import { issuerOf, type SigningIssuer } from '#lib/credentials/issuer.ts';
import { writeMultikey } from '#lib/credentials/keys/public-key.ts';
import { openSigningKey } from '#lib/credentials/keys.server.ts';
import { composeOpenBadge } from '#lib/credentials/open-badge.ts';
import { composeStatusList } from '#lib/credentials/sign-status-list.server.ts';
import { signDocument, type Unsigned } from '#lib/credentials/signing/sign-document.ts';
import type { Finding, Verification } from '#lib/credentials/verification.ts';
import type { Db } from '#lib/platform/db.ts';
import { issuer, subject } from './award.ts';

/** Each step's finding; how the verdict follows from them is told apart. */
export function found({ steps }: Verification): Finding[] {
	return steps.map(({ finding }) => finding);
}

/** What the sentence of a step would name. */
export function about({ steps }: Verification, step: string): string | null | undefined {
	return steps.find((one) => one.step === step)?.about;
}

/** An unsigned presentation of one credential. */
export function presentation(one: unknown) {
	return { type: ['VerifiablePresentation'], verifiableCredential: [one] };
}

/** The findings of a badge whose words are all known and all there. */
export const clean: Finding[] = ['contextsKnown', 'schemaMet'];

/** The badge of an invented site, before it is signed. */
export function badgeOf(by: SigningIssuer): Unsigned {
	const awardId = '6a1f1a1f-2f6f-4c2e-9a39-f3c1c4a02f6f';
	return composeOpenBadge({ awardId, awardedAt: new Date('2026-01-05T12:00:00Z'), statusIndex: 3, subject, issuer: by });
}

/** Signs with the key in the database, in both forms. */
export async function signAsBoth(db: Db, by: SigningIssuer, unsigned: Unsigned) {
	return signDocument(unsigned, await openSigningKey(db, by));
}

/** The same as a site that has the key too would have it, as JSON. */
export async function signAs(db: Db, by: SigningIssuer, unsigned: Unsigned): Promise<string> {
	const signed = await signAsBoth(db, by, { ...unsigned, issuer: { id: by.did } });
	return JSON.stringify(signed.credential);
}

/** Signed with a key that the site never had. */
export async function forge(by: SigningIssuer, unsigned: Unsigned): Promise<string> {
	const { privateKey } = generateKeyPairSync('ed25519');
	return (await signDocument({ ...unsigned, issuer: { id: by.did } }, { id: 'mine', privateKey })).jwt;
}

/** Another site like this one, with what it publishes. */
export async function makeSite(db: Db) {
	const site = {
		...issuer,
		...issuerOf({ origin: 'https://other.example.org:8443', siteName: 'Den andre', siteEmail: undefined }),
	};
	const [didAddress, listAddress] = [`${site.origin}/.well-known/did.json`, `${site.origin}/credentials/status/0`];
	const signList = async (places: number[], changes: object = {}, now = new Date()) => {
		const list = composeStatusList(site, 0, places, now);
		return signAs(db, site, { ...list, credentialSubject: { ...list.credentialSubject, ...changes } });
	};
	const badge = await signAsBoth(db, site, badgeOf(site));
	const internet: Record<string, unknown> = { [didAddress]: await findDidDocument(db, site), [listAddress]: await signList([]) };
	return { issuer: site, badge, internet, didAddress, listAddress, signList };
}

/** The DID that is a key, and the key's name in it. */
export function didKey(privateKey: KeyObject) {
	const multikey = writeMultikey(createPublicKey(privateKey));
	return { did: `did:key:${multikey}`, id: `did:key:${multikey}#${multikey}` };
}
