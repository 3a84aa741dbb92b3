/** Where an OpenSearch or Elasticsearch is, who we are there, and what the names of our indexes begin with. */
export interface SearchServerAddress {
	/** `https://search.example.org:9200`. */
	origin: string;
	prefix: string;
	/** The value of the header of that name; undefined where the server asks for none. */
	authorization: string | undefined;
}

/**
 * Reads `https://user:password@host:9200/prefix`; user and password are percent-encoded, and left out where the server asks for
 * none. Undefined when it is not of that form.
 */
export function parseSearchServerAddress(value: string): SearchServerAddress | undefined {
	const form = /^(https?):\/\/(?:([^:@/?#\s]+):([^:@/?#\s]+)@)?([^:@/?#\s]+(?::\d{1,5})?)\/([a-z][a-z0-9_-]{0,49})$/;
	const [found, scheme, user, password, host, prefix] = form.exec(value) ?? [];
	const origin = `${scheme}://${host}`;
	if (!found || !prefix || !URL.canParse(origin)) return undefined;
	try {
		const credentials = user && password && `${decodeURIComponent(user)}:${decodeURIComponent(password)}`;
		const authorization = credentials ? `Basic ${Buffer.from(credentials).toString('base64')}` : undefined;
		return { origin: new URL(origin).origin, prefix, authorization };
	} catch {
		return undefined;
	}
}
