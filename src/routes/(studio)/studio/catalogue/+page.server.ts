import { countKeptTerms } from '#lib/catalogue/list-kept-terms.server.ts';
import { countWebinars } from '#lib/catalogue/list-webinars.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';

export const load = async ({ locals: { db, viewer } }) =>
	serverOnly({ terms: await countKeptTerms(db, viewer), webinars: await countWebinars(db, viewer) });
