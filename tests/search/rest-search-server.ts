import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SearchServerAddress } from '#lib/platform/search-server-address.ts';
import { type Json, listOf, objectOf, onlyEntry, Refusal, textOf } from './rest-server/refusal.ts';
import { RestIndex } from './rest-server/rest-index.ts';
import { searchIn } from './rest-server/rest-search.ts';

/** A request as it came, for tests that look at what is sent or interfere with it. */
export interface Sent {
	method: string;
	path: string;
	body: string;
}

const password = 'open sesame/€';

/**
 * A server in this process that speaks as much of the REST language of OpenSearch and Elasticsearch as Dugnad uses, over HTTP: it
 * indexes, scores, counts and swaps for real, and refuses whatever it does not know, so that a slip in a query fails.
 */
export class RestSearchServer {
	readonly indexes = new Map<string, RestIndex>();
	readonly sent: Sent[] = [];
	/** What to refuse before it is looked at, or, by the id of its case, within a bulk request; to be set by a test. */
	refuse: (sent: Sent) => Refusal | undefined = () => undefined;
	refuseCase: (id: string) => Refusal | undefined = () => undefined;
	#server = createServer((request, response) => void this.#answer(request, response));
	#port = 0;

	async start(): Promise<this> {
		// On a slow machine the usual five seconds end just as the next request comes along.
		this.#server.keepAliveTimeout = 60_000;
		this.#server.listen(this.#port, '127.0.0.1');
		await once(this.#server, 'listening');
		this.#port = (this.#server.address() as AddressInfo).port;
		return this;
	}

	/** Goes away, as a server that is killed does, with its port but not with what it has stored. */
	async stop(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((resolve) => this.#server.close(resolve));
		this.#server = createServer((request, response) => void this.#answer(request, response));
	}

	address(prefix = 'dugnad', given = password): SearchServerAddress {
		const authorization = `Basic ${Buffer.from(`dugnad:${given}`).toString('base64')}`;
		return { origin: `http://127.0.0.1:${this.#port}`, prefix, authorization };
	}

	/** The index that an alias leads to. */
	serving(alias = 'dugnad'): string | undefined {
		return [...this.indexes].find(([, { aliases }]) => aliases.has(alias))?.[0];
	}

	async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const [status, body] = await this.#try(request);
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
	}

	async #try(request: IncomingMessage): Promise<[status: number, body: object]> {
		try {
			const sent = { method: request.method ?? '', path: request.url ?? '', body: (await Array.fromAsync(request)).join('') };
			if (request.headers.authorization !== this.address().authorization)
				throw new Refusal(401, 'security_exception', 'missing authentication credentials for REST request');
			this.sent.push(sent);
			const refused = this.refuse(sent);
			if (refused) throw refused;
			const isLines = /_(bulk|msearch)/.test(sent.path);
			const type = isLines ? 'application/x-ndjson' : 'application/json';
			if (sent.body && request.headers['content-type'] !== type)
				throw new Refusal(406, 'media_type_header_exception', 'Content-Type');
			return [200, this.#route(sent)];
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return [error.status, error.body];
		}
	}

	#route({ method, path, body }: Sent): object {
		const { pathname, searchParams } = new URL(path, 'http://localhost');
		const [name = '', action] = decodeURIComponent(pathname).slice(1).split('/');
		const what = `${method} ${name.startsWith('_') ? name : (action ?? '')}`;
		if (what === 'PUT ') return this.#create(name, body);
		if (what === 'GET _alias') return this.#aliases(name);
		if (what === 'POST _aliases') return this.#changeAliases(body);
		if (what === 'POST _refresh') return this.#index(name).refresh() ?? {};
		if (what === 'POST _search') return searchIn(name, this.#index(name), JSON.parse(body));
		if (what === 'POST _msearch') return this.#searchAll(name, body);
		if (what === 'POST _bulk') return this.#bulk(name, searchParams.get('require_alias') === 'true', body);
		throw new Refusal(400, 'illegal_argument_exception', `no handler found for uri [${path}] and method [${method}]`);
	}

	#index(name: string): RestIndex {
		const index = this.indexes.get(name) ?? this.indexes.get(this.serving(name) ?? '');
		if (!index) throw new Refusal(404, 'index_not_found_exception', `no such index [${name}]`);
		return index;
	}

	#create(name: string, body: string): object {
		if (!/^[a-z][a-z0-9._-]*$/.test(name)) throw new Refusal(400, 'invalid_index_name_exception', `Invalid index name [${name}]`);
		if (this.indexes.has(name)) throw new Refusal(400, 'resource_already_exists_exception', `index [${name}] already exists`);
		this.indexes.set(name, new RestIndex(JSON.parse(body)));
		return { acknowledged: true, shards_acknowledged: true, index: name };
	}

	#aliases(pattern: string): object {
		const start = pattern.replace(/\*$/, '');
		const found = [...this.indexes].filter(([name]) => name.startsWith(start));
		return Object.fromEntries(
			found.map(([name, { aliases }]) => [name, { aliases: Object.fromEntries([...aliases].map((alias) => [alias, {}])) }]),
		);
	}

	/** All of it or nothing. */
	#changeAliases(body: string): object {
		const actions = listOf(objectOf(JSON.parse(body), '_aliases', 'actions').actions, 'actions').map((one) => {
			const [kind, given] = onlyEntry(one, 'action');
			const { index, alias } = objectOf(given, kind, 'index', ...(kind === 'remove_index' ? [] : ['alias']));
			if (!['add', 'remove', 'remove_index'].includes(kind))
				throw new Refusal(400, 'parsing_exception', `Unknown alias action [${kind}]`);
			const name = textOf(index, 'index');
			if (!this.indexes.has(name)) throw new Refusal(404, 'index_not_found_exception', `no such index [${name}]`);
			return { kind, name, alias };
		});
		for (const { kind, name, alias } of actions) {
			if (kind === 'add') this.indexes.get(name)?.aliases.add(textOf(alias, 'alias'));
			else if (kind === 'remove') this.indexes.get(name)?.aliases.delete(textOf(alias, 'alias'));
			else this.indexes.delete(name);
		}
		return { acknowledged: true };
	}

	#searchAll(name: string, body: string): object {
		const lines = linesOf(body);
		const responses = lines.flatMap((line, at) => {
			if (at % 2 === 0) return objectOf(JSON.parse(line), 'header') && [];
			try {
				return [{ ...searchIn(name, this.#index(name), JSON.parse(line)), status: 200 }];
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
				return [error.body];
			}
		});
		return { took: 1, responses };
	}

	#bulk(name: string, needsAlias: boolean, body: string): object {
		if (needsAlias && !this.serving(name))
			throw new Refusal(404, 'index_not_found_exception', `no such index [${name}] and [require_alias] request flag is [true]`);
		const index = this.#index(name);
		const lines = linesOf(body);
		const items: Json[] = [];
		for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
			const [action, given] = onlyEntry(JSON.parse(line), 'action');
			const id = textOf(objectOf(given, action, '_id')._id, '_id');
			const source = action === 'index' ? JSON.parse(lines.shift() ?? '') : undefined;
			items.push({ [action]: { _id: id, ...this.#change(index, action, id, source) } });
		}
		return { took: 1, errors: items.some((item) => 'error' in (Object.values(item)[0] as Json)), items };
	}

	#change(index: RestIndex, action: string, id: string, source: unknown): Json {
		try {
			const refused = this.refuseCase(id);
			if (refused) throw refused;
			if (action === 'index') index.put(id, source);
			else if (action === 'delete') index.delete(id);
			else throw new Refusal(400, 'illegal_argument_exception', `Malformed action [${action}]`);
			return { status: 200 };
		} catch (error) {
			if (!(error instanceof Refusal)) throw error;
			return { status: error.status, error: { type: error.type, reason: error.message } };
		}
	}
}

function linesOf(body: string): string[] {
	if (!body.endsWith('\n'))
		throw new Refusal(400, 'illegal_argument_exception', 'The bulk request must be terminated by a newline [\\n]');
	return body.slice(0, -1).split('\n');
}
