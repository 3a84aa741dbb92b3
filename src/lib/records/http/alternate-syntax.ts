import { mediaType } from '../json-type.ts';
import { readVersion } from '../xapi-version.ts';
import type { XapiRequest } from './exchange.ts';
import { readParameters } from './parameters.ts';
import { readText } from './read-body.ts';
import { Refusal } from './refusal.ts';

const section = 'xAPI 1.0.3 Communication 1.3';
const asHeaders = ['authorization', 'x-experience-api-version', 'content-type', 'content-length', 'if-match', 'if-none-match'];
const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];

/** Whether a request is meant to be another one, which its form holds. */
export function isAlternate({ parameters }: Pick<XapiRequest, 'parameters'>): boolean {
	return parameters.has('method');
}

/** The request that a form stands for; throws Refusal 400 for a form that stands for none, and under 2.0, which has no such syntax. */
export function readAlternate(request: XapiRequest): XapiRequest {
	const method = request.parameters.get('method') ?? '';
	if (request.method !== 'POST') throw new Refusal(400, `Only a POST may stand for another method (${section}).`);
	if (!methods.includes(method)) throw new Refusal(400, `“method” must be one of ${methods.join(', ')} (${section}).`);
	if (request.parameters.size > 1) throw new Refusal(400, `Beside “method”, all parameters belong into the form (${section}).`);
	const type = mediaType(request.headers['content-type'] ?? 'application/x-www-form-urlencoded');
	if (type !== 'application/x-www-form-urlencoded')
		throw new Refusal(400, `Send the form as application/x-www-form-urlencoded (${section}).`);
	const meant = readForm(request, method);
	if (readVersion(header(meant, 'x-experience-api-version')) === '2.0.0')
		throw new Refusal(400, 'xAPI 2.0 has no alternate request syntax: send the method itself.');
	return meant;
}

function readForm(request: XapiRequest, method: string): XapiRequest {
	// The headers of the form itself say nothing of what it holds.
	const headers = { ...request.headers, 'content-type': 'application/json', 'content-length': undefined };
	const parameters = new Map<string, string>();
	let content: string | undefined;
	for (const [name, value] of readParameters(readText(request.body))) {
		if (name === 'content') content = value;
		else if (asHeaders.includes(name.toLowerCase())) Object.assign(headers, { [name.toLowerCase()]: value });
		else parameters.set(name, value);
	}
	if (content === undefined && (method === 'PUT' || method === 'POST'))
		throw new Refusal(400, `The form has no “content”, which ${method} needs (${section}).`);
	return { method, path: request.path, parameters, headers, body: Buffer.from(content ?? '') };
}

function header({ headers }: XapiRequest, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}
