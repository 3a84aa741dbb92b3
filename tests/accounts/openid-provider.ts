import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import MemoryAdapter from 'oidc-provider/lib/adapters/memory_adapter.js';
import type { OpenidProvider } from '#lib/platform/openid-providers.ts';
import { providerSecret } from './provider-secret.ts';

/** What a provider knows of an invented person. */
export interface Person {
	name?: string;
	email?: string;
	email_verified?: boolean;
}

/** How a provider misbehaves: changes the claims of an id_token before it is signed, or signs with a key of nobody's. */
export interface Mischief {
	claims?: JWTPayload;
	strangeKey?: boolean;
}

export interface TestProvider {
	/** How the site under test is told of it. */
	settings: OpenidProvider;
	/** Who may sign in there, by what the provider calls them. */
	people: Record<string, Person>;
	mischief: Mischief | undefined;
	/** Takes it away from the network, or brings it back. */
	stop(): Promise<void>;
	start(): Promise<void>;
}

/** Remembered for as long as the test runs; the package warns about its own class. */
class Memory extends MemoryAdapter {}
const ttl = { AccessToken: 600, AuthorizationCode: 60, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 };

/** A real OpenID provider of an invented organisation on this machine, whose sign-in page is a list of its people. */
export async function openProvider(returnAddresses: string[], { id = 'skolenokkel', port = 0 } = {}): Promise<TestProvider> {
	const { privateKey } = await generateKeyPair('RS256', { extractable: true });
	const handle: { listener?: RequestListener } = {};
	const server = createServer((request, response) => handle.listener?.(request, response));
	await listen(server, port);
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const settings = {
		id,
		name: 'Skolenøkkel',
		issuer,
		clientId: 'dugnad',
		clientSecret: providerSecret,
		scopes: ['openid', 'profile', 'email'],
	};
	const opened: TestProvider = {
		settings,
		people: {},
		mischief: undefined,
		stop: () => close(server),
		start: () => listen(server, Number(new URL(issuer).port)),
	};
	const key = { ...(await exportJWK(privateKey)), kid: 'one', alg: 'RS256', use: 'sig' };
	const provider = new Provider(issuer, {
		clients: [{ client_id: settings.clientId, client_secret: providerSecret, redirect_uris: returnAddresses }],
		jwks: { keys: [key] },
		adapter: Memory,
		ttl,
		claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
		cookies: { keys: ['only for tests'] },
		pkce: { required: () => true },
		features: { devInteractions: { enabled: false } },
		interactions: { url: (_: unknown, { uid }: { uid: string }) => `/people/${uid}` },
		findAccount: (_: unknown, sub: string) =>
			opened.people[sub] && { accountId: sub, claims: () => ({ sub, ...opened.people[sub] }) },
		loadExistingGrant: grantEverything,
	});
	provider.use(async (ctx, next) => {
		await next();
		if (ctx.path === '/token' && opened.mischief)
			ctx.body = await changed(ctx.body as { id_token: string }, opened.mischief, privateKey);
	});
	handle.listener = withPeople(provider, opened);
	return opened;
}

interface GrantContext {
	oidc: {
		provider: Provider;
		session: { accountId: string };
		client: { clientId: string };
	};
}

/** Nobody is asked whether this site may know their name. */
async function grantEverything({ oidc }: GrantContext): Promise<object> {
	const grant = new oidc.provider.Grant({ accountId: oidc.session.accountId, clientId: oidc.client.clientId });
	grant.addOIDCScope('openid profile email');
	await grant.save();
	return grant;
}

function withPeople(provider: Provider, { people }: TestProvider): RequestListener {
	const others = provider.callback();
	return async (request, response) => {
		if (!request.url?.startsWith('/people/')) return others(request, response);
		if (request.method === 'GET') return void response.setHeader('content-type', 'text/html').end(peoplePage(people));
		const person = await chosen(request);
		const result = person ? { login: { accountId: person } } : { error: 'access_denied' };
		await provider.interactionFinished(request, response, result);
	};
}

function peoplePage(people: Record<string, Person>): string {
	const buttons = Object.keys(people).map((sub) => `<button name="person" value="${sub}">${sub}</button>`);
	return `<!doctype html><html lang="nb"><title>Skolenøkkel</title><h1>Hvem er du?</h1>
<form method="post">${buttons.join('')}<button name="person" value="">Avbryt</button></form></html>`;
}

async function chosen(request: IncomingMessage): Promise<string> {
	return new URLSearchParams(await text(request)).get('person') ?? '';
}

/** The same answer with another id_token, which is signed rightly unless the mischief is a strange key. */
async function changed<Body extends { id_token: string }>(
	body: Body,
	{ claims, strangeKey }: Mischief,
	key: CryptoKey,
): Promise<Body> {
	const payload = JSON.parse(Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString());
	const signing = strangeKey ? (await generateKeyPair('RS256')).privateKey : key;
	const token = await new SignJWT({ ...payload, ...claims }).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(signing);
	return { ...body, id_token: token };
}

async function listen(server: Server, port: number): Promise<void> {
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
}

async function close(server: Server): Promise<void> {
	if (!server.listening) return;
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
}

/** Signs a person in at the provider as a browser without JavaScript does; the address that it is then sent back to. */
export async function signInAt({ settings }: TestProvider, address: string, person: string): Promise<URL> {
	const jar = new Map<string, string>();
	let at = new URL(address);
	let answer = await visit(at, jar);
	for (let hop = 0; hop < 10; hop++) {
		const location = answer.headers.get('location');
		if (location) {
			at = new URL(location, at);
			if (at.origin !== settings.issuer) return at;
			answer = await visit(at, jar);
		} else {
			answer = await visit(at, jar, new URLSearchParams({ person }));
		}
	}
	throw new Error(`The provider did not send anybody back; the last address was ${at.href}`);
}

async function visit(address: URL, jar: Map<string, string>, body?: URLSearchParams): Promise<Response> {
	const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
	const answer = await fetch(address, { method: body ? 'POST' : 'GET', body, headers: { cookie }, redirect: 'manual' });
	for (const line of answer.headers.getSetCookie()) {
		const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
		jar.set(name, value);
	}
	await answer.arrayBuffer();
	return answer;
}
