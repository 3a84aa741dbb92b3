import { listPeople } from '#lib/catalogue/list-terms.server.ts';
import { namedEndpoint } from '../term-list.ts';

export const GET = namedEndpoint('person', listPeople);
