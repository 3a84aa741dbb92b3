import type { Db } from '#lib/platform/db.ts';
import type { OpenidProvider } from '#lib/platform/openid-providers.ts';
import { type MailConfig, tellMember } from './account-notices.server.ts';
import { keepOnce, newSecret, takeOnce } from './one-time.server.ts';
import { type Claims, fetchClaims } from './openid/fetch-claims.server.ts';
import { connectIdentity, findIdentity, type Identity, makeMemberFromIdentity } from './openid/identity.server.ts';
import { ProviderTrouble } from './provider-trouble.ts';
import type { OpenidJourney } from './start-openid.server.ts';
import type { Viewer } from './viewer.ts';

/** Why nobody was signed in or connected. */
export type OpenidRefusal = 'expired' | 'cancelled' | 'unreachable' | 'untrusted' | 'known' | 'elsewhere';

export type OpenidOutcome =
	/** `joined`: the member was recognised by their address, and the provider is now one of their ways in. */
	| { kind: 'known'; memberId: string; joined: boolean; journey: OpenidJourney }
	| { kind: 'connected'; memberId: string; journey: OpenidJourney }
	/** The provider vouches for no e-mail address: the secret leads to the page that asks for one. */
	| { kind: 'addressNeeded'; secret: string; journey: OpenidJourney }
	| { kind: 'refused'; reason: OpenidRefusal; journey: OpenidJourney | undefined };

interface Return {
	provider: OpenidProvider;
	returnAddress: string;
	/** The query that the provider sent somebody back with. */
	answer: URLSearchParams;
	/** What the browser's cookie says that the state is. */
	state: string | undefined;
	config: MailConfig;
}

/** Somebody whom a provider vouches for and who has yet to prove an e-mail address. */
export interface PendingIdentity extends Identity {
	name: string | undefined;
	/** What the provider believes the address to be; to be proven. */
	suggestedEmail: string | undefined;
	journey: OpenidJourney;
}

/** The minutes in which an e-mail address can be given and proven. */
export const addressMinutes = 30;

/** Ends what `startOpenid` began: a member to sign in, a connected provider, a question for an address, or a refusal. */
export async function finishOpenid(db: Db, viewer: Viewer, input: Return): Promise<OpenidOutcome> {
	const journey = await takeJourney(db, input);
	if (!journey) return { kind: 'refused', reason: 'expired', journey };
	if (input.answer.get('error') === 'access_denied') return { kind: 'refused', reason: 'cancelled', journey };
	try {
		const code = readCode(input.provider, input.answer);
		const claims = await fetchClaims(input.provider, { ...journey, code, returnAddress: input.returnAddress });
		const outcome = journey.memberId ? await connect(db, viewer, claims, journey) : await recognise(db, claims, journey);
		const changed = outcome.kind === 'connected' || (outcome.kind === 'known' && outcome.joined);
		if (changed) await tellMember(db, input.config, outcome.memberId, 'providerConnected', input.provider.name);
		return outcome;
	} catch (error) {
		if (!(error instanceof ProviderTrouble)) throw error;
		console.error(`Nobody was signed in with ${input.provider.name}: ${error.message}`);
		return { kind: 'refused', reason: error.reason, journey };
	}
}

/** A state counts once, for the provider that it was made for, and only in the browser that it was made in. */
async function takeJourney(db: Db, { provider, answer, state }: Return): Promise<OpenidJourney | undefined> {
	if (!state || answer.get('state') !== state) return;
	const journey = await takeOnce<OpenidJourney>(db, 'openid', state);
	return journey?.providerId === provider.id ? journey : undefined;
}

/** The code, unless the provider gives none or another provider gave it (RFC 9207). */
function readCode({ issuer }: OpenidProvider, answer: URLSearchParams): string {
	const [iss, code] = [answer.get('iss'), answer.get('code')];
	if (iss && iss !== issuer) throw new ProviderTrouble('untrusted', `The answer comes from ${iss}, not from ${issuer}.`);
	if (code) return code;
	const name = /^[a-z_]{1,60}$/.exec(answer.get('error') ?? '')?.[0] ?? 'no code';
	throw new ProviderTrouble('unreachable', `${issuer} gave no code: ${name}.`);
}

async function connect(db: Db, viewer: Viewer, { subject }: Claims, journey: OpenidJourney): Promise<OpenidOutcome> {
	if (viewer.kind !== 'member' || viewer.id !== journey.memberId) return { kind: 'refused', reason: 'expired', journey };
	const identity = { providerId: journey.providerId, subject };
	const connected = await connectIdentity(db, viewer.id, identity);
	return connected ? { kind: 'connected', memberId: viewer.id, journey } : { kind: 'refused', reason: 'elsewhere', journey };
}

async function recognise(db: Db, claims: Claims, journey: OpenidJourney): Promise<OpenidOutcome> {
	const { subject, name, email, emailVerified } = claims;
	const identity: Identity = { providerId: journey.providerId, subject };
	const memberId = await findIdentity(db, identity);
	if (memberId) return { kind: 'known', memberId, joined: false, journey };
	if (!email || !emailVerified) {
		const secret = newSecret();
		const pending: PendingIdentity = { ...identity, name, suggestedEmail: email, journey };
		await keepOnce(db, 'address', secret, pending, addressMinutes);
		return { kind: 'addressNeeded', secret, journey };
	}
	const found = await makeMemberFromIdentity(db, identity, { name, email, locale: journey.locale });
	return found ? { kind: 'known', ...found, journey } : { kind: 'refused', reason: 'known', journey };
}
