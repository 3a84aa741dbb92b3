import { loadTermPage } from '../../load-term-page.server.ts';

export const load = ({ locals, params, url }) => loadTermPage(locals, 'perspective', params.slug, url);
