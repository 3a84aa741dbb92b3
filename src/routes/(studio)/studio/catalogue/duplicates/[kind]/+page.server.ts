import { findDuplicates } from '#lib/catalogue/find-duplicates.server.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { kindOf } from '../../term-kind.ts';

const mostShown = 100;

export const load = async ({ locals: { db, viewer }, params }) => {
	const kind = kindOf(params);
	const pairs = await findDuplicates(db, viewer, kind);
	return serverOnly({ kind, pairs: pairs.slice(0, mostShown), count: pairs.length });
};
