import { NotFound } from '#lib/platform/errors.ts';
import { feedResponse } from '../../feed-response.ts';
import type { RequestHandler } from './$types';

const kinds = ['theme', 'perspective', 'series'] as const;

export const GET: RequestHandler = (event) => {
	const kind = kinds.find((name) => name === event.params.kind);
	if (!kind)
		throw new NotFound(`There are feeds of a theme, a perspective or a series, not of ${JSON.stringify(event.params.kind)}.`);
	return feedResponse(event, { kind, slug: event.params.slug });
};
