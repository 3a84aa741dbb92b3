import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageAddress } from './page-cache/address.ts';
import { captureAnswer, type Outcome, passUnkept } from './page-cache/capture.ts';
import { type FinishedPage, finishPage, sendPage } from './page-cache/finished-page.ts';
import { createPageStore } from './page-cache/page-store.ts';

/** A request with this cookie comes from somebody who is signed in: nothing of it is kept, nothing kept is shown. */
export const sessionCookie = 'dugnad_session';

type Render = (req: IncomingMessage, res: ServerResponse) => void;

/** Finished pages in front of a site that renders them. */
export interface PageCache {
	/** Answers with the page as it is kept, or lets it be rendered: once, however many ask at the same time. */
	handle(req: IncomingMessage, res: ServerResponse, render: Render): void;
	/** Forgets every page that depends on one of the tags, also those that are being rendered now. */
	invalidate(tags: readonly string[]): void;
	/** Forgets everything. */
	clear(): void;
}

interface Visit {
	req: IncomingMessage;
	res: ServerResponse;
	render: Render;
}

/** One rendering under way; `isStale` once something has changed that it may have read before. */
interface Flight {
	waiting: Visit[];
	isStale: boolean;
}

/**
 * Keeps up to `maxBytes` of finished pages (none for 0). A quarter of them is for addresses with a query: whoever
 * makes queries up cannot push out the pages themselves. With `anyHost` the name that a request came in by is part
 * of the address, for sites that have not been told their own.
 */
export function createPageCache({ maxBytes, anyHost = false }: { maxBytes: number; anyHost?: boolean }): PageCache {
	const plain = createPageStore(maxBytes * 0.75);
	const queried = createPageStore(maxBytes * 0.25);
	const flights = new Map<string, Flight>();
	const storeOf = (key: string) => (key.includes('?') ? queried : plain);

	function handle(req: IncomingMessage, res: ServerResponse, render: Render): void {
		const isRead = req.method === 'GET' || req.method === 'HEAD';
		if (maxBytes > 0 && isRead && !isPersonal(req)) find({ req, res, render });
		else renderUnkept({ req, res, render });
	}

	function find(visit: Visit): void {
		const { req, res } = visit;
		const key = anyHost ? `${req.headers.host}\n${req.url}` : (req.url ?? '');
		const page = storeOf(key).get(key);
		if (page) send(key, page, req, res);
		else miss(key, visit);
	}

	function miss(key: string, visit: Visit): void {
		const address = pageAddress(visit.req.url ?? '');
		if (address === undefined) renderUnkept(visit);
		else if (address === visit.req.url) join(key, visit);
		else {
			// It is rendered from the shorter address too, so that the page cannot depend on what was left out.
			visit.req.url = address;
			find(visit);
		}
	}

	function join(key: string, visit: Visit): void {
		const flight = flights.get(key);
		if (flight) flight.waiting.push(visit);
		else lead(key, visit);
	}

	function lead(key: string, visit: Visit): void {
		const flight: Flight = { waiting: [], isStale: false };
		flights.set(key, flight);
		captureAnswer(visit.res, (outcome) => void land(key, flight, visit, outcome));
		// A page rendered for HEAD has no body, and would be kept for GET like that; Node itself sends none to HEAD.
		visit.req.method = 'GET';
		visit.render(visit.req, visit.res);
	}

	async function land(key: string, flight: Flight, first: Visit, outcome: Outcome): Promise<void> {
		const page = typeof outcome === 'object' ? await finishPage(outcome) : undefined;
		if (flights.get(key) === flight) flights.delete(key);
		if (page && !flight.isStale) storeOf(key).set(key, page);
		if (page) send(key, page, first.req, first.res);
		for (const visit of flight.waiting) {
			if (visit.res.destroyed) continue;
			if (page) send(key, page, visit.req, visit.res);
			else if (outcome === 'passed') renderUnkept(visit);
			else find(visit);
		}
	}

	function send(key: string, page: FinishedPage, req: IncomingMessage, res: ServerResponse): void {
		const store = storeOf(key);
		sendPage(page, req, res, () => {
			if (store.get(key) === page) store.set(key, page);
		});
	}

	/** What is rendered now may be of before the change: its readers came before it too, later ones start anew. */
	function abandonFlights(): void {
		for (const flight of flights.values()) flight.isStale = true;
		flights.clear();
	}

	return {
		handle,
		invalidate(tags) {
			abandonFlights();
			for (const tag of tags) for (const store of [plain, queried]) store.deleteTagged(tag);
		},
		clear() {
			abandonFlights();
			for (const store of [plain, queried]) store.clear();
		},
	};
}

function isPersonal(req: IncomingMessage): boolean {
	return req.headers.authorization !== undefined || (req.headers.cookie?.includes(sessionCookie) ?? false);
}

function renderUnkept({ req, res, render }: Visit): void {
	passUnkept(res, isPersonal(req));
	render(req, res);
}
