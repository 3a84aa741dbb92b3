import { type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import type { OpenidProvider } from '#lib/platform/openid-providers.ts';
import { nameLength } from '../form-limits.ts';
import { ProviderTrouble } from '../provider-trouble.ts';
import { askProvider } from './ask-provider.server.ts';
import { type Endpoints, findEndpoints } from './find-endpoints.server.ts';

/** What a provider says about the person who signed in there. */
export interface Claims {
	/** The provider's own lasting name for the person. */
	subject: string;
	name: string | undefined;
	/** In small letters. */
	email: string | undefined;
	/** Whether the provider made sure that the address is the person's. */
	emailVerified: boolean;
}

interface Exchange {
	code: string;
	codeVerifier: string;
	nonce: string;
	returnAddress: string;
}

/** Exchanges the code for the person's claims (OpenID Connect Core 1.0, section 3.1.3); throws `ProviderTrouble`. */
export async function fetchClaims(provider: OpenidProvider, exchange: Exchange): Promise<Claims> {
	const endpoints = await findEndpoints(provider);
	const tokens = await exchangeCode(provider, endpoints, exchange);
	const claims = await verifyIdToken(provider, endpoints, tokens.id_token, exchange.nonce);
	if ((claims.email && claims.name) || !endpoints.userinfo) return readClaims(claims);
	const more = await fetchUserinfo(endpoints.userinfo, tokens.access_token, claims.sub);
	return readClaims({ ...more, ...claims });
}

const tokenAnswer = z.object({ id_token: z.string(), access_token: z.string() });

async function exchangeCode(provider: OpenidProvider, endpoints: Endpoints, { code, codeVerifier, returnAddress }: Exchange) {
	const body = new URLSearchParams({
		grant_type: 'authorization_code',
		code,
		code_verifier: codeVerifier,
		redirect_uri: returnAddress,
	});
	const headers: Record<string, string> = {};
	if (endpoints.secretInBody) {
		body.set('client_id', provider.clientId);
		body.set('client_secret', provider.clientSecret);
	} else {
		// RFC 6749, section 2.3.1: both halves are form-encoded before they are joined.
		const pair = new URLSearchParams([[provider.clientId, provider.clientSecret]]).toString().replace('=', ':');
		headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
	}
	const parsed = tokenAnswer.safeParse(await askProvider(endpoints.token, { method: 'POST', body, headers }));
	if (!parsed.success) throw new ProviderTrouble('untrusted', `${endpoints.token} gave no id_token.`);
	return parsed.data;
}

/** OpenID Connect Core 1.0, section 3.1.3.7: signature, issuer, audience, times, authorised party and nonce. */
async function verifyIdToken(provider: OpenidProvider, endpoints: Endpoints, token: string, nonce: string): Promise<JWTPayload> {
	try {
		const { payload } = await jwtVerify(token, endpoints.keys, {
			issuer: provider.issuer,
			audience: provider.clientId,
			algorithms: endpoints.algorithms,
			requiredClaims: ['sub', 'exp', 'iat'],
			clockTolerance: 30,
		});
		if (!payload.sub || payload.sub.length > 255) throw new Error('it names nobody');
		if (payload.nonce !== nonce) throw new Error('its nonce is another');
		const party = payload.azp ?? provider.clientId;
		if (party !== provider.clientId) throw new Error('it was made out to another site');
		return payload;
	} catch (error) {
		throw new ProviderTrouble('untrusted', `The id_token of ${provider.issuer} was refused: ${(error as Error).message}.`);
	}
}

/** Only its own subject's claims count: section 5.3.2. */
async function fetchUserinfo(
	address: string,
	accessToken: string,
	subject: string | undefined,
): Promise<Record<string, unknown>> {
	const answer = z
		.looseObject({ sub: z.string() })
		.safeParse(await askProvider(address, { headers: { authorization: `Bearer ${accessToken}` } }));
	if (answer.success && answer.data.sub === subject) return answer.data;
	throw new ProviderTrouble('untrusted', `${address} answered about somebody else.`);
}

function readClaims(claims: Record<string, unknown>): Claims {
	const given = [claims.given_name, claims.family_name].filter((part) => typeof part === 'string').join(' ');
	const email = z.email().max(254).safeParse(claims.email);
	return {
		subject: String(claims.sub),
		name: (text(claims.name) ?? text(given))?.slice(0, nameLength),
		email: email.success ? email.data.toLowerCase() : undefined,
		emailVerified: claims.email_verified === true || claims.email_verified === 'true',
	};
}

/** PostgreSQL takes no null characters. */
function text(value: unknown): string | undefined {
	return typeof value === 'string' ? value.replaceAll('\0', '').trim() || undefined : undefined;
}
