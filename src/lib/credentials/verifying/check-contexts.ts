import { isKnownContext } from '../contexts/load-context.ts';
import { result, type StepResult } from '../verification.ts';
import { asList, type JsonObject } from './json-object.ts';

const dataModels = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/2018/credentials/v1'];

/** Checks that every word's meaning can be looked up among our own copies, wherever in the credential a context is named. */
export function checkContexts(credential: JsonObject): StepResult {
	const [first] = asList(credential['@context']);
	if (typeof first !== 'string' || !dataModels.includes(first)) return result('context', 'contextMissing');
	const named = contextsWithin(credential);
	const unknown = named.find((one) => typeof one === 'string' && !isKnownContext(one));
	if (typeof unknown === 'string') return result('context', 'contextUnknown', unknown);
	return named.every((one) => typeof one === 'string') ? result('context', 'contextsKnown') : result('context', 'contextInline');
}

function contextsWithin(value: unknown): unknown[] {
	if (typeof value !== 'object' || value === null) return [];
	// `null` would take meanings away again, so it counts as one.
	const own = '@context' in value ? [value['@context']].flat() : [];
	return [...own, ...Object.entries(value).flatMap(([name, one]) => (name === '@context' ? [] : contextsWithin(one)))];
}
