import { errors } from 'undici';
import { Invalid } from './errors.ts';
import { PrivateAddress } from './public-address.ts';

/** The connection failed or broke off; the same fetch may succeed when it is tried again. */
export class Interrupted extends Invalid {}

const REFUSALS: Record<string, string> = {
	ENOTFOUND: 'its host name is unknown; check the spelling',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
	SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is signed by nobody we know',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by nobody we know',
	CERT_HAS_EXPIRED: 'its certificate has expired',
	ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate belongs to another host',
	UND_ERR_HEADERS_OVERFLOW: 'the headers of its answer are too long',
};

const INTERRUPTIONS: Record<string, string> = {
	EAI_AGAIN: 'its host name could not be looked up just now',
	ECONNREFUSED: 'the connection was refused',
	ECONNRESET: 'the connection broke off',
	ETIMEDOUT: 'the connection took too long',
	UND_ERR_CONNECT_TIMEOUT: 'the connection took too long',
	UND_ERR_HEADERS_TIMEOUT: 'the answer did not begin in time',
	UND_ERR_BODY_TIMEOUT: 'it stopped sending',
	UND_ERR_SOCKET: 'the connection broke off',
	UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the connection broke off before the promised length',
};

/** Turns whatever a fetch threw into one sentence that names the address; our own sentences pass unchanged. */
export function fetchFailure(address: string, error: unknown): Error {
	if (error instanceof Invalid) return error;
	if (error instanceof PrivateAddress) return privateAddress(address, error);
	if (isTimeout(error)) return new Interrupted(`${address} was given up: it took longer than the time allowed.`);
	const code = errorCode(error);
	const passing = INTERRUPTIONS[code];
	if (passing) return new Interrupted(`${address} could not be fetched: ${passing}.`);
	return new Invalid(`${address} could not be fetched: ${REFUSALS[code] ?? unusualReason(code, error)}.`);
}

function privateAddress(address: string, { ips }: PrivateAddress): Invalid {
	return new Invalid(`${address} was not fetched: it leads to ${ips.join(', ')}, which is not a public address.`);
}

function isTimeout(error: unknown): boolean {
	return error instanceof Error && error.name === 'TimeoutError';
}

function unusualReason(code: string, error: unknown): string {
	if (error instanceof errors.HTTPParserError) return 'what answers there is not a web server';
	if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI')) return 'its compressed body is damaged';
	return error instanceof Error ? error.message : String(error);
}

/** Node reports several failed attempts (IPv6, then IPv4) as one error that wraps them. */
function errorCode(error: unknown): string {
	const inner = error instanceof AggregateError ? error.errors[0] : error;
	return inner instanceof Error && 'code' in inner ? String(inner.code) : '';
}
