import { Invalid } from '#lib/platform/errors.ts';
import type { SearchServerAddress } from '#lib/platform/search-server-address.ts';

/** What a search server does not do for us, in one sentence for the operator; `answered` is its status, if it answered. */
export class SearchServerError extends Invalid {
	readonly answered: number | undefined;

	constructor(message: string, answered?: number) {
		super(message);
		this.answered = answered;
	}
}

/** How a server says what went wrong. */
export interface ServerFailure {
	status: number;
	error?: { type?: string; reason?: string; root_cause?: { type?: string; reason?: string }[] } | string;
}

/** A search server that speaks JSON; paths go without a first slash. */
export interface SearchServer {
	prefix: string;
	/** Sends an object, or several as lines, and returns the answer. Throws `SearchServerError`. */
	send<Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object | string[]): Promise<Answer>;
	/** What a failed part of an answer means. */
	failure(failed: ServerFailure, what: string): SearchServerError;
}

/** A rebuild's bulk may take its time; a search that does not answer by then is no longer waited for by anybody. */
const patienceMs = { lines: 60_000, object: 10_000 };

/** Speaks to the operator's server. Nothing is connected before something is sent. */
export function connectToServer({ origin, prefix, authorization }: SearchServerAddress): SearchServer {
	const { host } = new URL(origin);

	async function send<Answer>(method: string, path: string, body?: object | string[]): Promise<Answer> {
		const areLines = Array.isArray(body);
		const headers = {
			...(authorization && { authorization }),
			...(body && { 'content-type': areLines ? 'application/x-ndjson' : 'application/json' }),
		};
		const response = await fetch(`${origin}/${path}`, {
			method,
			headers,
			// Elsewhere nobody has to know the password.
			redirect: 'error',
			signal: AbortSignal.timeout(areLines ? patienceMs.lines : patienceMs.object),
			...(body && { body: areLines ? `${body.join('\n')}\n` : JSON.stringify(body) }),
		}).catch((error: unknown) => {
			throw unanswered(error);
		});
		const text = await response.text().catch((error: unknown) => {
			throw unanswered(error);
		});
		const answer = parse(text);
		if (!response.ok) throw failure({ ...answer, status: response.status }, `${method} ${path}`);
		return answer as Answer;
	}

	function unanswered(error: unknown): SearchServerError {
		const { cause, message } = error as Error & { cause?: Error & { code?: string } };
		const reason = cause?.code ?? (cause?.message || message);
		return new SearchServerError(
			`The search server at ${host} does not answer (${reason}). Check SEARCH_URL and whether it runs.`,
		);
	}

	function failure({ status, error }: ServerFailure, what: string): SearchServerError {
		const cause = typeof error === 'string' ? { reason: error } : (error?.root_cause?.[0] ?? error);
		const reason = [cause?.type, cause?.reason].filter(Boolean).join(': ') || `status ${status}`;
		if (status === 401)
			return new SearchServerError(`The search server at ${host} does not accept the user and password in SEARCH_URL.`, status);
		return new SearchServerError(`The search server at ${host} does not ${what}: ${reason}`, status);
	}

	return { prefix, send, failure };
}

/** A proxy before the server may answer with a page. */
function parse(text: string): object {
	try {
		const parsed: unknown = JSON.parse(text);
		return typeof parsed === 'object' && parsed ? parsed : {};
	} catch {
		return {};
	}
}
