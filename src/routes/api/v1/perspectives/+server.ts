import { listPerspectives } from '#lib/catalogue/list-terms.server.ts';
import { termEndpoint } from '../term-list.ts';

export const GET = termEndpoint('perspective', listPerspectives);
