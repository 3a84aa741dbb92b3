import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { authenticate, keyOf, type Recognise } from './http/authenticate.ts';
import type { Reply, XapiHouse } from './http/exchange.ts';
import { replyToFailure } from './http/failure.ts';
import { allowOnly } from './http/parameters.ts';
import { readRequest, splitAddress, type XapiHead } from './http/read-request.ts';
import { Refusal } from './http/refusal.ts';
import { findResource } from './http/resources.ts';
import { sendPreflight, sendReply } from './http/send.ts';
import { openThrough } from './http/through.server.ts';
import { recogniseBearer } from './recognise-bearer.server.ts';
import { openClientMemory } from './recognise-client.server.ts';
import type { XapiVersion } from './statement.ts';
import { readVersion } from './xapi-version.ts';

export type { XapiHouse };

const versions: readonly XapiVersion[] = ['1.0.3', '2.0.0'];

/** What an answer must know of its request; filled in while that is read. */
interface Asked {
	method: string;
	version: XapiVersion;
}

interface Door {
	recognise: Recognise;
	/** The version that each client spoke last: in that, it is told when it names none. */
	spoken: Map<string, XapiVersion>;
}

/** Whether a request is for the learning record store. */
export function isXapi({ url = '' }: Pick<IncomingMessage, 'url'>): boolean {
	return /^\/xapi(?:[/?]|$)/.test(url);
}

/** Answers requests to `/xapi`: a learning record store by xAPI 1.0.3 and 2.0.0, as each request's version header asks. */
export function xapiListener(house: XapiHouse): RequestListener {
	const recognise = { client: openClientMemory(house.db), bearer: recogniseBearer(house) };
	const door: Door = { recognise, spoken: new Map() };
	const through = openThrough(house.db);
	return async (incoming, response) => {
		const asked: Asked = { method: incoming.method ?? 'GET', version: '2.0.0' };
		if (asked.method === 'OPTIONS') return sendPreflight(response, asked.version);
		const reply = await answer(house, door, incoming, asked).catch(replyToFailure);
		const isOfStatements = splitAddress(incoming).path === '/statements';
		const headers = isOfStatements ? { ...(await through().catch(() => ({}))), ...reply.headers } : reply.headers;
		send(response, { ...reply, headers }, asked);
	};
}

async function answer(house: XapiHouse, door: Door, incoming: IncomingMessage, asked: Asked): Promise<Reply> {
	const request = await readRequest(incoming, house.maxBodyBytes);
	const given = request.headers['x-experience-api-version']?.toString();
	const version = readVersion(given);
	asked.method = request.method;
	asked.version = version ?? door.spoken.get(keyOf(request.headers)) ?? asked.version;
	if (request.path === '/about') return getAbout(request);
	if (!version) throw unknownVersion(given);
	const resource = findResource(request);
	const client = await authenticate(request.headers, door.recognise);
	door.spoken.set(client.key, version);
	const body = request.method === 'PUT' || request.method === 'POST' ? await request.readBody() : Buffer.alloc(0);
	return resource(house, { ...request, body, client, version });
}

/** GET /about: open to everybody, whatever their version (xAPI 1.0.3 Communication 2.8). */
function getAbout({ method, parameters }: XapiHead): Reply {
	if (method !== 'GET' && method !== 'HEAD')
		throw new Refusal(405, `/about knows GET, and not ${method}.`, { Allow: 'GET, HEAD, OPTIONS' });
	allowOnly(parameters, []);
	return { status: 200, body: { version: versions } };
}

function unknownVersion(given: string | undefined): Refusal {
	const what = given === undefined ? 'is missing' : `is “${given}”`;
	return new Refusal(
		400,
		`The header X-Experience-API-Version ${what}; this store follows ${versions.join(' and ')} (xAPI 1.0.3 Communication 3.3).`,
	);
}

/** A client that has gone away gets no answer; an answer that cannot be written becomes one that says so. */
function send(response: ServerResponse, reply: Reply, asked: Asked): void {
	if (response.destroyed) return;
	try {
		sendReply(response, reply, asked);
	} catch (error) {
		sendReply(response, replyToFailure(error), asked);
	}
}
