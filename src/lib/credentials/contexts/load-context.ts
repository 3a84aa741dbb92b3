import { contexts as w3c } from '@digitalbazaar/credentials-context';
import openBadges301 from './open-badges-3.0.1.json' with { type: 'json' };
import openBadges302 from './open-badges-3.0.2.json' with { type: 'json' };
import openBadges303 from './open-badges-3.0.3.json' with { type: 'json' };
import openBadges300 from './open-badges-3.0.json' with { type: 'json' };
import extensions from './open-badges-extensions.json' with { type: 'json' };

const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0';
const known = new Map<string, object>([
	...w3c,
	[`${openBadges}/context.json`, openBadges300],
	[`${openBadges}/context-3.0.1.json`, openBadges301],
	[`${openBadges}/context-3.0.2.json`, openBadges302],
	[`${openBadges}/context-3.0.3.json`, openBadges303],
	[`${openBadges}/extensions.json`, extensions],
]);

/** Whether a context is among ours; no other is ever looked at. */
export function isKnownContext(address: string): boolean {
	return known.has(address);
}

/** The document loader of all JSON-LD work here: our own copies, and nothing from the network. */
export async function loadContext(address: string): Promise<{ contextUrl: null; documentUrl: string; document: object }> {
	const document = known.get(address);
	if (!document) throw new Error(`The context ${address} is not among our own copies, and none is fetched.`);
	return { contextUrl: null, documentUrl: address, document };
}
