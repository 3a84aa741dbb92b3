import { paths } from '#lib/platform/paths.ts';
import { decodeList, isSet, listLength } from '../status-list.ts';
import { type Finding, result, type StepResult } from '../verification.ts';
import { checkContexts } from './check-contexts.ts';
import { checkDates } from './check-dates.ts';
import { checkSignature, namedIssuer } from './check-signature.ts';
import { asList, asObject, asText, hasType, type JsonObject } from './json-object.ts';
import { type Found, parseCredential } from './parse-credential.ts';
import type { Verifier } from './verifier.ts';

/** More entries than purposes there are would only be a way to have us fetch. */
const mostEntries = 4;
/** Only these take a credential's validity away; the others announce something. */
const purposes: Record<string, 'revoked' | 'suspended'> = { revocation: 'revoked', suspension: 'suspended' };

/** Checks that the issuer has not taken a credential back (Bitstring Status List, section 3.2). */
export async function checkStatus(found: Found, verifier: Verifier): Promise<StepResult> {
	const entries = asList(found.credential.credentialStatus).slice(0, mostEntries);
	if (entries.length === 0) return result('status', 'noStatus');
	const results: StepResult[] = [];
	for (const entry of entries) results.push(await checkEntry(asObject(entry) ?? {}, found, verifier));
	return (
		results.find(({ outcome }) => outcome === 'failed') ??
		results.find(({ outcome }) => outcome === 'notChecked') ??
		result('status', 'notRevoked')
	);
}

async function checkEntry(entry: JsonObject, found: Found, verifier: Verifier): Promise<StepResult> {
	const isKnown = hasType(entry, 'BitstringStatusListEntry') || hasType(entry, 'StatusList2021Entry');
	if (!isKnown || (entry.statusSize ?? 1) !== 1) return result('status', 'statusKindUnknown', String(asList(entry.type)[0]));
	const purpose = asText(entry.statusPurpose) ?? '';
	if (!Object.hasOwn(purposes, purpose)) return result('status', 'notRevoked');
	const address = asText(entry.statusListCredential);
	const place = /^\d{1,8}$/.test(String(entry.statusListIndex)) ? Number(entry.statusListIndex) : undefined;
	if (!address || place === undefined) return result('status', 'statusListBroken', address);
	const ownNumber = ownListNumber(address, found, verifier);
	if (ownNumber !== undefined) return checkOwn(ownNumber * listLength + place, verifier);
	return checkList({ address, place, purpose }, found, verifier);
}

/** The number of this site's list at an address, for credentials that this site issued. */
function ownListNumber(address: string, found: Found, { ownSite }: Verifier): number | undefined {
	const number = Number(/\/(\d{1,4})$/.exec(address)?.[1]);
	const isOwn = namedIssuer(found) === ownSite.did && address === ownSite.origin + paths.statusList(number);
	return isOwn ? number : undefined;
}

async function checkOwn(statusIndex: number, { ownSite }: Verifier): Promise<StepResult> {
	const revocation = await ownSite.findRevocation(statusIndex);
	if (!revocation) return result('status', 'statusListBroken');
	return revocation === 'none' ? result('status', 'notRevoked') : result('status', 'revoked', revocation.because);
}

interface Entry {
	address: string;
	place: number;
	purpose: string;
}

async function checkList({ address, place, purpose }: Entry, found: Found, verifier: Verifier): Promise<StepResult> {
	const text = await verifier.fetch(address);
	if (text === undefined) return result('status', 'statusUnreachable', address);
	const list = parseCredential(text);
	if (typeof list === 'string') return result('status', 'statusListBroken', address);
	// Another list of the same issuer has other credentials' bits.
	if ((list.credential.id ?? address) !== address) return result('status', 'statusListBroken', address);
	const doubt = await doubtList(list, found, verifier);
	if (doubt) return result('status', doubt, address);
	const subject = asObject(list.credential.credentialSubject) ?? {};
	const bits = decodeList(subject.encodedList);
	const bit = bits && isSet(bits, place);
	if (bit === undefined || !asList(subject.statusPurpose).includes(purpose)) return result('status', 'statusListBroken', address);
	return result('status', bit ? (purposes[purpose] ?? 'revoked') : 'notRevoked');
}

/** What speaks against believing a status list: it must be signed by the credential's issuer and be recent. */
async function doubtList(list: Found, found: Found, verifier: Verifier): Promise<(Finding & `status${string}`) | undefined> {
	if (namedIssuer(list) !== namedIssuer(found)) return 'statusListOfAnother';
	const contexts = checkContexts(list.credential);
	const { issuer, proof } = await checkSignature(list, contexts.outcome === 'passed', verifier);
	if (issuer.outcome === 'failed' || proof.outcome === 'failed') return 'statusListUnsigned';
	if (proof.outcome === 'notChecked') return 'statusUnreachable';
	return checkDates(list, verifier.now ?? new Date()).outcome === 'passed' ? undefined : 'statusListExpired';
}
