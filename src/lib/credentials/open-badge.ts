import { paths } from '#lib/platform/paths.ts';
import type { AwardSubject } from './award.ts';
import { claimCase } from './composing/claim-case.ts';
import { claimPath } from './composing/claim-path.ts';
import type { Issuer } from './issuer.ts';
import { listNumber, placeInList } from './status-list.ts';

/** What a credential is made of: an award as the database keeps it, and who awards it. */
export interface BadgeFacts {
	awardId: string;
	awardedAt: Date;
	statusIndex: number;
	subject: AwardSubject;
	issuer: Issuer;
}

/** W3C's data model 2.0, Open Badges 3.0, and the words of 1EdTech's own extensions, of which we use that for the schema. */
export const badgeContexts = [
	'https://www.w3.org/ns/credentials/v2',
	'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
	'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
];

/** 1EdTech's own description of an AchievementCredential. */
export const publishedSchema = 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json';

/**
 * An `OpenBadgeCredential` without its proof (Open Badges 3.0, appendix B.1.2). It names its holder and nothing else of
 * them: no account, no e-mail address, no hash of one that others could test guesses against.
 */
export function composeOpenBadge({ awardId, awardedAt, statusIndex, subject, issuer }: BadgeFacts) {
	const id = `urn:uuid:${awardId}`;
	const { evidence, ...claims } =
		subject.kind === 'path' ? claimPath(subject, issuer.origin, id) : claimCase(subject, issuer.origin);
	return {
		'@context': badgeContexts,
		id,
		type: ['VerifiableCredential', 'OpenBadgeCredential'],
		name: subject.title,
		issuer: issuerProfile(issuer),
		validFrom: withoutFraction(awardedAt),
		credentialSubject: {
			// The subject of this one credential: nothing links it with the holder's others.
			id: `${id}#holder`,
			type: ['AchievementSubject'],
			identifier: [{ type: 'IdentityObject', hashed: false, identityHash: subject.holderName, identityType: 'name' }],
			...claims,
		},
		evidence,
		credentialStatus: statusEntry(issuer, statusIndex),
		credentialSchema: [{ id: publishedSchema, type: '1EdTechJsonSchemaValidator2019' }],
	};
}

function issuerProfile({ did, origin, name, email }: Issuer) {
	return { id: did, type: ['Profile'], name, url: origin, ...(email && { email }) };
}

/** A time as `dateTimeStamp` without fractions of a second, which some verifiers do not read. */
export function withoutFraction(time: Date): string {
	return `${time.toISOString().slice(0, 19)}Z`;
}

function statusEntry({ origin }: Issuer, statusIndex: number) {
	const list = origin + paths.statusList(listNumber(statusIndex));
	const place = String(placeInList(statusIndex));
	return {
		id: `${list}#${place}`,
		type: 'BitstringStatusListEntry',
		statusPurpose: 'revocation',
		statusListIndex: place,
		statusListCredential: list,
	};
}
