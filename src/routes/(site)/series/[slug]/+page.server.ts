import { loadTermPage } from '../../load-term-page.server.ts';

export const load = ({ locals, params, url }) => loadTermPage(locals, 'series', params.slug, url);
