import type { Db } from '#lib/platform/db.ts';
import { Invalid } from '#lib/platform/errors.ts';
import { safeFetch } from '#lib/platform/safe-fetch.ts';
import { findDidDocument } from './find-did-document.server.ts';
import type { Issuer } from './issuer.ts';
import type { OwnSite, Verifier } from './verify-credential.server.ts';

/** Keys and status lists are small; nobody waits longer than this for a stranger's server. */
const limits = { maxBytes: 2_000_000, timeoutMs: 10_000, headerTimeoutMs: 8_000, idleTimeoutMs: 5_000 };
const accept =
	'application/vc, application/vc+ld+json, application/vc+jwt, application/did+json, application/json;q=0.9, */*;q=0.1';

/** What `verifyCredential` works with on this site. Private addresses are never fetched: strangers choose them. */
export function openVerifier(db: Db, issuer: Issuer): Verifier {
	return { fetch: (address) => fetchText(address).catch(() => undefined), ownSite: ownSite(db, issuer) };
}

/** Fetches what a stranger's address holds; throws `Invalid` or `Interrupted` with a sentence that names the address. */
export async function fetchCredential(address: string): Promise<Uint8Array> {
	const answer = await safeFetch(address, { ...limits, maxBytes: 10_000_000, accept: `${accept}, image/png, image/svg+xml` });
	if (answer.status === 200) return readAll(answer.body);
	answer.close();
	throw new Invalid(`${address} has no credential: it answers with the status ${answer.status}.`);
}

async function fetchText(address: string): Promise<string | undefined> {
	const answer = await safeFetch(address, { ...limits, accept });
	if (answer.status === 200) return (await readAll(answer.body)).toString();
	answer.close();
	return undefined;
}

async function readAll(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const chunks: Uint8Array[] = [];
	for await (const chunk of body) chunks.push(chunk);
	return Buffer.concat(chunks);
}

function ownSite(db: Db, issuer: Issuer): OwnSite {
	return {
		did: issuer.did,
		origin: issuer.origin,
		findDidDocument: () => findDidDocument(db, issuer),
		findRevocation: async (statusIndex) => {
			const award = await db
				.selectFrom('credentials.awards')
				.select(['revoked_at', 'revoked_because'])
				.where('status_index', '=', statusIndex)
				.executeTakeFirst();
			return award && (award.revoked_at ? { because: award.revoked_because ?? '' } : 'none');
		},
	};
}
