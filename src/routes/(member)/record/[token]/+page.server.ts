import { readPage } from '#lib/catalogue/filter-address.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { findOwnStatements } from '#lib/records/find-own-statements.server.ts';
import { openSharedRecord } from '#lib/records/share-record.server.ts';
import { timelineOf } from '#lib/records/timeline.ts';
import { secretHeaders } from '../../secret-headers.ts';

const perPage = 50;

export const load = async ({ locals: { db, locale, config }, params: { token }, url, setHeaders }) => {
	setHeaders({ ...secretHeaders, 'x-robots-tag': 'noindex' });
	const { holder, expiresAt } = await openSharedRecord(db, token);
	const page = readPage(url.searchParams);
	const { statements, total } = await findOwnStatements(db, holder, {}, { limit: perPage, offset: (page - 1) * perPage });
	const days = timelineOf(statements, locale, config);
	return serverOnly({ name: holder.name, expiresAt, days, total, page, pages: Math.ceil(total / perPage), token });
};
