import { findSchemaProblem } from './open-badge-schema.ts';
import { type CredentialSummary, result, type StepResult, type Verification, verdictOf } from './verification.ts';
import { checkContexts } from './verifying/check-contexts.ts';
import { checkDates } from './verifying/check-dates.ts';
import { checkSignature, namedIssuer } from './verifying/check-signature.ts';
import { checkStatus } from './verifying/check-status.ts';
import { asList, asObject, asObjects, asText, hasType } from './verifying/json-object.ts';
import { type Found, parseCredential } from './verifying/parse-credential.ts';
import type { Verifier } from './verifying/verifier.ts';

export type { OwnSite, Verifier } from './verifying/verifier.ts';

/**
 * Verifies a credential, ours or anybody's, and tells step by step what was checked: JSON with a Data Integrity proof, a
 * VC-JWT, or a presentation of one. Meanings come from our own contexts; keys and status lists of others are fetched.
 */
export async function verifyCredential(input: unknown, given: Verifier): Promise<Verification> {
	const verifier = askingOnce(given);
	const found = parseCredential(input);
	if (typeof found === 'string') return verification([result('format', found)], null);
	const context = checkContexts(found.credential);
	const signature = await checkSignature(found, context.outcome === 'passed', verifier);
	const steps = [
		result('format', isBadge(found) ? 'openBadge' : 'otherCredential', found.jwt ? 'JWT' : 'JSON'),
		signature.context ?? context,
		checkSchema(found),
		signature.issuer,
		signature.proof,
		checkDates(found, verifier.now ?? new Date()),
		// A stranger's forgery must not have us fetch the addresses in it.
		signature.proof.outcome === 'passed' ? await checkStatus(found, verifier) : result('status', 'statusNotReached'),
	];
	return verification(steps, summarise(found));
}

/** A credential and its status list have the same issuer, whose key is fetched once. */
function askingOnce(verifier: Verifier): Verifier {
	const answers = new Map<string, Promise<string | undefined>>();
	const fetch = (address: string) => {
		const answer = answers.get(address) ?? verifier.fetch(address);
		answers.set(address, answer);
		return answer;
	};
	return { ...verifier, fetch };
}

function verification(steps: StepResult[], credential: CredentialSummary | null): Verification {
	return { verdict: verdictOf(steps), steps, credential };
}

function isBadge({ credential }: Found): boolean {
	return hasType(credential, 'OpenBadgeCredential') || hasType(credential, 'AchievementCredential');
}

/** Open Badges have a schema; in the data model 1.1 another one, which is not at hand. */
function checkSchema(found: Found): StepResult {
	const isCurrent = asList(found.credential['@context'])[0] === 'https://www.w3.org/ns/credentials/v2';
	if (!isBadge(found) || !isCurrent) return result('schema', 'schemaUnknown');
	const problem = findSchemaProblem(found.credential);
	return problem ? result('schema', 'schemaBroken', problem) : result('schema', 'schemaMet');
}

function summarise(found: Found): CredentialSummary {
	const { credential } = found;
	const subject = asObject(asList(credential.credentialSubject)[0]) ?? {};
	const names = asObjects(subject.identifier).filter((one) => one.identityType === 'name' && one.hashed === false);
	return {
		name: asText(asObject(subject.achievement)?.name) ?? asText(credential.name) ?? null,
		holder: asText(names[0]?.identityHash) ?? asText(subject.name) ?? null,
		issuer: { id: namedIssuer(found) ?? null, name: asText(asObject(credential.issuer)?.name) ?? null },
		validFrom: asText(credential.validFrom) ?? asText(credential.issuanceDate) ?? null,
		validUntil: asText(credential.validUntil) ?? asText(credential.expirationDate) ?? null,
	};
}
