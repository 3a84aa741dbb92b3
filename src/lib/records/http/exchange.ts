import type { IncomingHttpHeaders } from 'node:http';
import type { Db } from '#lib/platform/db.ts';
import type { Client } from '../clients.ts';
import type { XapiVersion } from '../statement.ts';

/** What the resources work with. */
export interface XapiHouse {
	db: Db;
	/** The site's address: with a client's key, it says who asserts what the client stores. */
	origin: string;
	/** Seals the links to further pages. */
	linkKey: Buffer;
	/** Larger requests are refused. */
	maxBodyBytes: number;
}

/** A request, whichever syntax it came in. */
export interface XapiRequest {
	method: string;
	/** What follows `/xapi`, such as `/statements`. */
	path: string;
	parameters: ReadonlyMap<string, string>;
	headers: IncomingHttpHeaders;
	body: Buffer;
}

/** A request of a known client, under the rules of a version. */
export interface Visit extends XapiRequest {
	client: Client;
	version: XapiVersion;
}

/** An answer; a body that is neither text nor bytes is sent as JSON. */
export interface Reply {
	status: number;
	headers?: Record<string, string>;
	body?: string | Uint8Array | object;
}

/** One method of one resource. */
export type Resource = (house: XapiHouse, visit: Visit) => Promise<Reply>;
