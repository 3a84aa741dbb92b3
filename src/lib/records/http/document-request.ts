import { agentKey } from '../agent-key.ts';
import type { Scope } from '../clients.ts';
import type { DocumentAddress, DocumentContext, DocumentKind } from '../document-address.ts';
import { type Precondition, readTags } from '../precondition.ts';
import { readAgentParameter, readIri, readUuid } from '../read-parameters.ts';
import type { Visit } from './exchange.ts';
import { optional, required } from './parameters.ts';
import { Refusal } from './refusal.ts';

/** What one of the three document resources is about, and how its parameters are called (xAPI 1.0.3 Communication 2.2). */
export interface DocumentResource {
	kind: DocumentKind;
	scope: Scope;
	idName: 'stateId' | 'profileId';
	/** The parameters that name the context. */
	context: readonly ('activityId' | 'agent' | 'registration')[];
}

/** Whose documents a request is about. */
export function readContext({ kind, context }: DocumentResource, { parameters, version }: Visit): DocumentContext {
	const has = (name: (typeof context)[number]) => context.includes(name);
	const activityId = has('activityId') ? readIri(required(parameters, 'activityId'), 'activityId', version) : undefined;
	const agent = has('agent') ? agentKey(readAgentParameter(required(parameters, 'agent'), 'agent', version)) : undefined;
	const registration = has('registration')
		? optional(parameters, 'registration', (text) => readUuid(text, 'registration', version))
		: undefined;
	return { kind, activityId, agent, registration };
}

/** Which document a request is about; throws Refusal 400 when it does not say. */
export function readAddress(resource: DocumentResource, visit: Visit): DocumentAddress {
	const id = required(visit.parameters, resource.idName);
	if (id === '') throw new Refusal(400, `“${resource.idName}” is empty; a document needs an id (xAPI 1.0.3 Communication 2.2).`);
	return { ...readContext(resource, visit), id };
}

/** On which version a request insists (xAPI 1.0.3 Communication 3.1, IEEE 9274.1.1 4.1.4). */
export function readPrecondition({ kind }: DocumentResource, { headers, method, version }: Visit): Precondition {
	const needed = version === '2.0.0' ? 'over another' : kind === 'state' ? 'never' : 'always';
	return {
		ifMatch: readTags(headers['if-match']),
		ifNoneMatch: readTags(headers['if-none-match']),
		needed: method === 'PUT' ? needed : 'never',
	};
}
