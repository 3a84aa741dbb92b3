import { listOrganisations } from '#lib/catalogue/list-terms.server.ts';
import { namedEndpoint } from '../term-list.ts';

export const GET = namedEndpoint('organisation', listOrganisations);
