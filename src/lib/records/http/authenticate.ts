import type { IncomingHttpHeaders } from 'node:http';
import type { Client } from '../clients.ts';
import type { RecogniseBearer } from '../recognise-bearer.server.ts';
import type { RecogniseClient } from '../recognise-client.server.ts';
import { Refusal } from './refusal.ts';

/** Tells who asks, by whichever credentials they bring. */
export interface Recognise {
	client: RecogniseClient;
	bearer: RecogniseBearer;
}

const basic = 'Basic realm="xAPI", charset="UTF-8"';
const bearer = 'Bearer realm="xAPI"';

/** The client whose key and secret (RFC 7617) or access token (RFC 6750) a request brings; throws Refusal 401. */
export async function authenticate(headers: IncomingHttpHeaders, recognise: Recognise): Promise<Client> {
	const token = readBearer(headers.authorization);
	return token === undefined ? byKey(headers, recognise.client) : byToken(token, recognise.bearer);
}

async function byToken(token: string, recognise: RecogniseBearer): Promise<Client> {
	const client = await recognise(token);
	if (client) return client;
	const message = 'The access token is wrong, has expired or was revoked. Its member makes a new one on their own pages.';
	throw new Refusal(401, message, { 'WWW-Authenticate': `${bearer}, error="invalid_token"` });
}

async function byKey(headers: IncomingHttpHeaders, recognise: RecogniseClient): Promise<Client> {
	const credentials = readBasic(headers.authorization);
	const client = credentials && (await recognise(credentials.key, credentials.secret));
	if (client) return client;
	const message = credentials
		? 'The key or the secret is wrong, or was revoked. Ask whoever runs this site for new ones.'
		: 'Say who you are: this store wants a key and a secret by HTTP Basic Authentication, or a member’s access token.';
	throw new Refusal(401, message, { 'WWW-Authenticate': `${basic}, ${bearer}` });
}

/** The key that a request claims, without proof. */
export function keyOf(headers: IncomingHttpHeaders): string {
	return readBasic(headers.authorization)?.key ?? '';
}

function readBearer(header: string | undefined): string | undefined {
	return /^bearer +(\S*)$/i.exec(header ?? '')?.[1];
}

function readBasic(header: string | undefined): { key: string; secret: string } | undefined {
	const [, coded] = /^basic +([\w+/=-]+)$/i.exec(header ?? '') ?? [];
	if (coded === undefined) return undefined;
	const [key = '', ...secret] = Buffer.from(coded, 'base64').toString('utf8').split(':');
	return { key, secret: secret.join(':') };
}
