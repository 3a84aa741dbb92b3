import { STATUS_CODES } from 'node:http';
import type { RequestEvent } from '@sveltejs/kit';
import type { z } from 'zod';
import { isExpected } from '#lib/platform/errors.ts';
import type { problem } from './schemas.ts';

const open = { 'access-control-allow-origin': '*', 'access-control-expose-headers': 'Link' };

/** Makes an endpoint of a read: its value as JSON, its errors as problem details (RFC 9457), open to scripts of other sites. */
export function answer(read: (event: RequestEvent) => Promise<unknown>): (event: RequestEvent) => Promise<Response> {
	return async (event) => {
		try {
			const value = await read(event);
			return value instanceof Response ? value : Response.json(value, { headers: open });
		} catch (error) {
			if (!isExpected(error)) throw error;
			return problemResponse(error.status, error.message, error.field);
		}
	};
}

function problemResponse(status: number, detail: string, parameter: string | undefined): Response {
	const body: z.infer<typeof problem> = { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail };
	if (parameter) body.parameter = parameter;
	return Response.json(body, { status, headers: { ...open, 'content-type': 'application/problem+json' } });
}

/** A page of a list, with Link headers to its neighbours (RFC 8288). */
export function pageResponse(url: URL, list: { total: number; page: number; pageSize: number; items: unknown[] }): Response {
	const last = Math.max(1, Math.ceil(list.total / list.pageSize));
	const steps = { first: 1, prev: list.page - 1, next: list.page + 1, last };
	const links = Object.entries(steps)
		.filter(([, page]) => page >= 1 && page <= last)
		.map(([rel, page]) => `<${addressOfPage(url, page)}>; rel="${rel}"`);
	return Response.json(list, { headers: { ...open, link: links.join(', ') } });
}

function addressOfPage(url: URL, page: number): string {
	const query = new URLSearchParams(url.search);
	query.set('page', String(page));
	return `${url.origin}${url.pathname}?${query}`;
}
