import { ProviderTrouble } from '../provider-trouble.ts';

const timeoutMs = 10_000;
const maxBytes = 1_000_000;

/** Asks one of the provider's endpoints for JSON; a redirect is refused, since it could carry secrets elsewhere. */
export async function askProvider(address: string, init: RequestInit = {}): Promise<unknown> {
	const response = await ask(address, init);
	if (!response.ok) {
		// A 4xx to our own well-formed question means that the answer is no; anything else may pass.
		const reason = response.status < 500 && init.method === 'POST' ? 'untrusted' : 'unreachable';
		throw new ProviderTrouble(reason, `${address} answered ${response.status}${await errorCode(response)}.`);
	}
	return parse(address, await response.text().catch(() => ''));
}

async function ask(address: string, init: RequestInit): Promise<Response> {
	try {
		const signal = AbortSignal.timeout(timeoutMs);
		return await fetch(address, { ...init, headers: { accept: 'application/json', ...init.headers }, redirect: 'error', signal });
	} catch (error) {
		const { message, cause } = error as Error;
		throw new ProviderTrouble('unreachable', `${address} did not answer: ${(cause as Error | undefined)?.message || message}.`);
	}
}

/** RFC 6749, section 5.2: what the provider calls the trouble, such as `invalid_grant`. */
async function errorCode(response: Response): Promise<string> {
	const text = await response.text().catch(() => '');
	const code = /"error"\s*:\s*"([a-z_]{1,60})"/.exec(text)?.[1];
	return code ? ` (${code})` : '';
}

function parse(address: string, text: string): unknown {
	try {
		if (text.length <= maxBytes) return JSON.parse(text);
	} catch {
		// Said below.
	}
	throw new ProviderTrouble('untrusted', `${address} did not answer in JSON.`);
}
