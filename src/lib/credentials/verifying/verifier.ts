/** What verification needs from outside; everything else is pure. */
export interface Verifier {
	/** Reads a stranger's address as text; undefined when nobody answers, or not with success. Must be safe against misuse. */
	fetch(address: string): Promise<string | undefined>;
	/** This site, whose credentials are checked without the network. */
	ownSite: OwnSite;
	/** The time that validity is judged at; now unless told. */
	now?: Date;
}

export interface OwnSite {
	did: string;
	/** The site's public address without a final slash. */
	origin: string;
	findDidDocument(): Promise<Record<string, unknown>>;
	/** Whether the award with this status index was revoked, and why; undefined when there is none. */
	findRevocation(statusIndex: number): Promise<{ because: string } | 'none' | undefined>;
}
