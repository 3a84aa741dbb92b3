import type { AwardSubject } from './award.ts';

/** An `OpenBadgeCredential` with its proof, as it is given away. */
export type SignedCredential = Record<string, unknown>;

/** A certificate as its holder, or anybody when it is public, sees it. */
export interface Certificate {
	/** A UUID; the credential is named after it. */
	id: string;
	slug: string;
	subject: AwardSubject;
	awardedAt: Date;
	revoked: { at: Date; because: string } | null;
	isPublic: boolean;
	isMine: boolean;
	/** Whether its holder lets whoever sees it see how fresh the knowledge is, too. */
	showsFreshness: boolean;
	/** The same credential in both signed forms; null until the job has signed it, some moments after the award. */
	signed: { credential: SignedCredential; jwt: string } | null;
}
