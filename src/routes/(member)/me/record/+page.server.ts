import { redirect } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { readPage } from '#lib/catalogue/filter-address.ts';
import { paths } from '#lib/platform/paths.ts';
import { serverOnly } from '#lib/platform/server-only.ts';
import { eraseRecord, eraseStatement } from '#lib/records/erase-member.server.ts';
import { findOwnStatements } from '#lib/records/find-own-statements.server.ts';
import { findRecipients } from '#lib/records/find-recipients.server.ts';
import { noteHolder } from '#lib/records/note-holder.server.ts';
import { readRecordFilter } from '#lib/records/record-filter.ts';
import { listSharedLinks, shareRecord, unshareRecord } from '#lib/records/share-record.server.ts';
import { timelineOf } from '#lib/records/timeline.ts';
import { formText } from '../../form-text.ts';

const perPage = 50;
const notices = ['erased', 'unshared'] as const;

export const load = async ({ locals: { db, viewer, locale, config }, url }) => {
	const member = mustBeMember(viewer);
	await noteHolder(db, member, config);
	const [page, filter] = [readPage(url.searchParams), readRecordFilter(url.searchParams)];
	const { statements, total } = await findOwnStatements(db, member, filter, { limit: perPage, offset: (page - 1) * perPage });
	return serverOnly({
		days: timelineOf(statements, locale, config),
		total,
		filter,
		page,
		pages: Math.ceil(total / perPage),
		links: await listSharedLinks(db, member),
		recipients: await findRecipients(db),
		email: config.siteEmail,
		notice: notices.find((notice) => url.searchParams.has(notice)),
	});
};

export const actions = {
	share: async ({ locals: { db, viewer, locale, config }, request }) => {
		const member = mustBeMember(viewer);
		const days = Number((await formText(request))('days'));
		const { token } = await shareRecord(db, member, { days });
		return { link: config.origin + paths.sharedRecord(locale, token) };
	},
	unshare: async ({ locals: { db, viewer, locale }, request }) => {
		const member = mustBeMember(viewer);
		await unshareRecord(db, member, (await formText(request))('id'));
		redirect(303, `${paths.myRecord(locale)}?unshared`);
	},
	erase: async ({ locals: { db, viewer, locale }, request }) => {
		const member = mustBeMember(viewer);
		await eraseStatement(db, member, (await formText(request))('id'));
		redirect(303, `${paths.myRecord(locale)}?erased`);
	},
	eraseAll: async ({ locals: { db, viewer, locale } }) => {
		await eraseRecord(db, mustBeMember(viewer));
		redirect(303, `${paths.myRecord(locale)}?erased`);
	},
};
