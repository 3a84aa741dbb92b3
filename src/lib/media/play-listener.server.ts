import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { asksNotToBeCounted } from '#lib/platform/counting-wish.ts';
import { dailyLimit, networkOf } from '#lib/platform/daily-limit.ts';
import { parseIfJson } from '#lib/platform/parse-if-json.ts';
import { paths } from '#lib/platform/paths.ts';
import { heardBeacon } from './heard-beacon.ts';
import type { PlayCounter } from './play-counter.server.ts';

export interface PlayEntrance {
	counter: PlayCounter;
	/** The site's origin; without one, pages come from the name that the request came in by. */
	origin: string | undefined;
	/** The network address of whoever sends; it is compared and forgotten. */
	addressOf(request: IncomingMessage): string;
}

const mostBytes = 2_000;
/** A player tells once a minute; behind one address there may be a whole school. */
const mostPerMinute = 600;
/** A class may hear a case together; somebody who wants it to look loved is not more than a class. */
const mostPlaysADay = 50;

/** Whether a request tells what was heard. */
export function isPlayBeacon({ url = '' }: Pick<IncomingMessage, 'url'>): boolean {
	return url === paths.heard() || url.startsWith(`${paths.heard()}?`);
}

/** Counts what players tell. Neither cookie nor account is looked at, and nothing is kept but numbers of cases and days. */
export function playListener({ counter, origin, addressOf }: PlayEntrance): RequestListener {
	const [mayTell, mayPlay] = [dailyLimit(mostPerMinute, 60_000), dailyLimit(mostPlaysADay)];
	return async (request, response) => {
		const { method, headers } = request;
		const own = origin ?? `http://${headers.host}`;
		if (method !== 'POST') return answer(response, 405, 'Players tell by POST what was heard.', { allow: 'POST' });
		if (headers.origin !== own) return answer(response, 403, 'This was not sent by a page of this site, so nothing was counted.');
		if (asksNotToBeCounted((name) => headers[name])) return answer(response, 204);
		const length = Number(headers['content-length'] ?? Number.NaN);
		if (Number.isNaN(length)) return answer(response, 411, 'Say in Content-Length how much you send.');
		if (length > mostBytes) return answer(response, 413, `This is more than the ${mostBytes} bytes that are taken here.`);
		if (!headers['content-type']?.startsWith('application/json')) return answer(response, 415, 'Send application/json.');
		const network = networkOf(addressOf(request));
		if (!mayTell(network))
			return answer(response, 429, 'Too much was told from this address. Wait a minute.', { 'retry-after': '60' });
		const told = heardBeacon.safeParse(parseIfJson(await readText(request))).data;
		if (!told) return answer(response, 400, 'This does not say what was heard: send { "case", "heard", "began", "whole" }.');
		if (told.began && !mayPlay(network, told.case))
			return answer(response, 429, 'This case was played often enough from this address today.');
		if (!counter.count(told)) return answer(response, 503, 'Too much waits to be counted.', { 'retry-after': '10' });
		answer(response, 204);
	};
}

/** No more than Content-Length says: Node sees to that. Empty for whoever hangs up. */
async function readText(request: IncomingMessage): Promise<string> {
	const pieces: Buffer[] = [];
	try {
		for await (const piece of request) pieces.push(piece as Buffer);
	} catch {
		return '';
	}
	return Buffer.concat(pieces).toString();
}

function answer(response: ServerResponse, status: number, sentence?: string, headers: Record<string, string> = {}): void {
	const type = sentence && { 'content-type': 'text/plain; charset=utf-8' };
	response.writeHead(status, { 'cache-control': 'no-store', ...type, ...headers }).end(sentence && `${sentence}\n`);
}
