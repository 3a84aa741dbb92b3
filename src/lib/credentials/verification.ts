/** What is checked, in the order in which it is told. */
export const steps = ['format', 'context', 'schema', 'issuer', 'proof', 'dates', 'status'] as const;
export type Step = (typeof steps)[number];

/** `notChecked`: nothing speaks against it, and nothing for it either. */
export type Outcome = 'passed' | 'failed' | 'notChecked';

/** Every way in which a step ends, and its outcome then; the verify page has a sentence in each language for each. */
export const findings = {
	format: {
		openBadge: 'passed',
		otherCredential: 'passed',
		unreadable: 'failed',
		tooLarge: 'failed',
		tooDeep: 'failed',
		noCredential: 'failed',
		severalCredentials: 'failed',
		badJwt: 'failed',
	},
	context: {
		contextsKnown: 'passed',
		/** `about` is the address; no context is fetched, and only JWTs and JCS proofs can be checked without. */
		contextUnknown: 'notChecked',
		/** Contexts that are written out in the credential itself could give its words any meaning. */
		contextInline: 'notChecked',
		contextMissing: 'failed',
		/** A word of the credential has no meaning in its contexts, so no proof covers it. */
		undefinedTerm: 'failed',
	},
	schema: { schemaMet: 'passed', schemaBroken: 'failed', schemaUnknown: 'notChecked' },
	issuer: {
		issuerIsThisSite: 'passed',
		/** `about` is the domain that vouches for the key. */
		issuerIsDomain: 'passed',
		/** The issuer is a bare key (did:key, did:jwk): nobody says whose. */
		issuerIsKey: 'passed',
		issuerMissing: 'failed',
		issuerMethodUnknown: 'notChecked',
		issuerUnreachable: 'notChecked',
		issuerBroken: 'failed',
		/** The signing key belongs to somebody else than the credential names. */
		keyOfAnother: 'failed',
		keyUnknown: 'failed',
		keyNotForCredentials: 'failed',
		keyKindUnknown: 'notChecked',
		/** Without a proof nobody stands behind the credential. */
		issuerNotReached: 'notChecked',
	},
	proof: {
		proofValid: 'passed',
		proofInvalid: 'failed',
		proofMissing: 'failed',
		proofKindUnknown: 'notChecked',
		proofExpired: 'failed',
		/** An earlier step left nothing to check it with. */
		proofNotReached: 'notChecked',
	},
	dates: { datesValid: 'passed', notYetValid: 'failed', expired: 'failed', datesBroken: 'failed' },
	status: {
		notRevoked: 'passed',
		/** The issuer keeps no status: it cannot be revoked. */
		noStatus: 'passed',
		/** `about` is the reason, where it is known. */
		revoked: 'failed',
		suspended: 'failed',
		statusKindUnknown: 'notChecked',
		statusUnreachable: 'notChecked',
		statusListBroken: 'failed',
		statusListUnsigned: 'failed',
		/** Somebody else than the issuer keeps the list. */
		statusListOfAnother: 'notChecked',
		statusListExpired: 'notChecked',
		statusNotReached: 'notChecked',
	},
} as const satisfies Record<Step, Record<string, Outcome>>;

export type Finding = { [S in Step]: keyof (typeof findings)[S] }[Step];

/** What one step found. */
export interface StepResult {
	step: Step;
	finding: Finding;
	outcome: Outcome;
	/** The thing that the sentence names: an address, a key, a term, a date; from a stranger's file, so only ever shown as text. */
	about: string | null;
}

/** What a credential says of itself, for the reader; believe it only when the verdict is `valid`. */
export interface CredentialSummary {
	name: string | null;
	holder: string | null;
	issuer: { id: string | null; name: string | null };
	validFrom: string | null;
	validUntil: string | null;
}

/** `unsure`: nothing failed, but something that matters could not be checked. */
export type Verdict = 'valid' | 'invalid' | 'unsure';

/** All that was checked, one result for each step, in order. */
export interface Verification {
	verdict: Verdict;
	steps: StepResult[];
	/** Null when nothing could be read. */
	credential: CredentialSummary | null;
}

/** A credential is valid when whoever it names signed it as it is, and it holds today; its form matters less. */
export function verdictOf(results: readonly StepResult[]): Verdict {
	if (results.some(({ outcome }) => outcome === 'failed')) return 'invalid';
	const decisive = results.filter(({ step }) => step !== 'schema' && step !== 'context');
	return decisive.every(({ outcome }) => outcome === 'passed') ? 'valid' : 'unsure';
}

/** The result of a step, with the outcome that its finding has. */
export function result<S extends Step>(step: S, finding: keyof (typeof findings)[S] & Finding, about?: string): StepResult {
	return { step, finding, outcome: findings[step][finding] as Outcome, about: about ?? null };
}
