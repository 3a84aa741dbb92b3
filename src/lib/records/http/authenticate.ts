import type { IncomingHttpHeaders } from 'node:http';
import type { Client } from '../clients.ts';
import type { RecogniseClient } from '../recognise-client.server.ts';
import { Refusal } from './refusal.ts';

/** The client whose key and secret a request brings (RFC 7617); throws Refusal 401. */
export async function authenticate(headers: IncomingHttpHeaders, recognise: RecogniseClient): Promise<Client> {
	const credentials = readBasic(headers.authorization);
	const client = credentials && (await recognise(credentials.key, credentials.secret));
	if (client) return client;
	const message = credentials
		? 'The key or the secret is wrong, or was revoked. Ask whoever runs this site for new ones.'
		: 'Say who you are: this store wants a key and a secret by HTTP Basic Authentication.';
	throw new Refusal(401, message, { 'WWW-Authenticate': 'Basic realm="xAPI", charset="UTF-8"' });
}

/** The key that a request claims, without proof. */
export function keyOf(headers: IncomingHttpHeaders): string {
	return readBasic(headers.authorization)?.key ?? '';
}

function readBasic(header: string | undefined): { key: string; secret: string } | undefined {
	const [, coded] = /^basic +([\w+/=-]+)$/i.exec(header ?? '') ?? [];
	if (coded === undefined) return undefined;
	const [key = '', ...secret] = Buffer.from(coded, 'base64').toString('utf8').split(':');
	return { key, secret: secret.join(':') };
}
