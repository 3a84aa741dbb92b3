import { listSeries } from '#lib/catalogue/list-terms.server.ts';
import { namedEndpoint } from '../term-list.ts';

export const GET = namedEndpoint('series', listSeries);
