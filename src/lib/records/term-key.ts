import { hash } from 'node:crypto';

/** What a statement may be found by; `client` is who stored it, for credentials that may read their own statements only. */
export type TermKind = 'verb' | 'agent' | 'related-agent' | 'activity' | 'related-activity' | 'registration' | 'client';

/** Most statements share most of their terms with the ones before. */
const remembered = new Map<string, string>();
const mostRemembered = 20_000;

/**
 * The key of a term, a bigint in digits: the first 64 bits of a SHA-256. Among ten million terms, two share a key with a
 * probability of 3 in a million; no table that gives out numbers, and nothing that writers wait for.
 */
export function termKey(kind: TermKind, value: string): string {
	const term = `${kind}\n${value}`;
	const known = remembered.get(term);
	if (known !== undefined) return known;
	const key = hash('sha256', term, 'buffer').readBigInt64BE().toString();
	if (remembered.size >= mostRemembered) remembered.clear();
	remembered.set(term, key);
	return key;
}
