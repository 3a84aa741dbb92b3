import { setTimeout as sleep } from 'node:timers/promises';
import { type SearchServer, SearchServerError, type ServerFailure } from './search-server.ts';

/** A case put or taken away, as lines of a bulk request. */
export interface Operation {
	caseId: number;
	lines: string[];
}

/** So many letters are sent at once: servers advise 5 to 15 MB, and a proxy may take no more than 8. */
const mostLetters = 4_000_000;

const firstPauseMs = 250;
const mostTries = 7;

/**
 * Sends changes to the index that an alias leads to; where the alias is gone, a server would else make an index without our fields.
 * What a busy server refuses is sent again after a pause. Returns what is wrong with each case that it does not take at all.
 */
export async function sendBulk(server: SearchServer, alias: string, operations: Operation[]): Promise<SearchServerError[]> {
	const path = `${alias}/_bulk?require_alias=true`;
	const failures: SearchServerError[] = [];
	for (const some of inParts(operations)) failures.push(...(await sendPart(server, path, some)));
	return failures;
}

function inParts(operations: Operation[]): Operation[][] {
	const parts: Operation[][] = [];
	let letters = Number.POSITIVE_INFINITY;
	for (const operation of operations) {
		const own = operation.lines.reduce((sum, { length }) => sum + length, 0);
		if (letters + own > mostLetters) {
			parts.push([]);
			letters = 0;
		}
		parts.at(-1)?.push(operation);
		letters += own;
	}
	return parts;
}

async function sendPart(server: SearchServer, path: string, operations: Operation[]): Promise<SearchServerError[]> {
	let left = operations;
	const failures: SearchServerError[] = [];
	for (let n = 1; left.length > 0; n++) {
		const results = await sendOnce(server, path, left);
		const isLast = n === mostTries;
		const busy = left.filter((_, at) => results[at]?.status === 429);
		for (const [at, result] of results.entries())
			if (result.error && (isLast || result.status !== 429))
				failures.push(server.failure(result, `take in case ${left[at]?.caseId}`));
		if (isLast) break;
		left = busy;
		if (left.length > 0) await sleep(firstPauseMs * 2 ** (n - 1));
	}
	return failures;
}

/** The result of each; a server that is too busy for the request as a whole refuses each alike. */
async function sendOnce(server: SearchServer, path: string, operations: Operation[]): Promise<ServerFailure[]> {
	const lines = operations.flatMap((operation) => operation.lines);
	try {
		const { items } = await server.send<{ items: Record<string, ServerFailure>[] }>('POST', path, lines);
		return items.map((item) => Object.values(item)[0] as ServerFailure);
	} catch (error) {
		if (!(error instanceof SearchServerError && error.answered === 429)) throw error;
		return operations.map(() => ({ status: 429, error: error.message }));
	}
}
