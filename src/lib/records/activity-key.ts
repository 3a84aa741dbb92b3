import { hash } from 'node:crypto';

/** The key of an activity's IRI, which may be longer than an index takes: half of its SHA-256, as a UUID. */
export function activityKey(id: string): string {
	const hex = hash('sha256', id, 'hex');
	return hex.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
