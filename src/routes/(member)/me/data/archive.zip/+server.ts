import { error } from '@sveltejs/kit';
import { mustBeMember } from '#lib/accounts/viewer.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { noteHolder } from '#lib/records/note-holder.server.ts';
import { collectArchive, zipOf } from '../archive.ts';

/** Members whose archive is being written by this process. */
const underWay = new Set<string>();

export const GET = async ({ locals: { db, viewer, locale, config } }) => {
	const member = mustBeMember(viewer);
	if (underWay.has(member.id)) error(429, messagesIn(locale).member.dataPage.busy);
	underWay.add(member.id);
	const done = () => void underWay.delete(member.id);
	try {
		await noteHolder(db, member, config);
		const files = await collectArchive(db, member, { locale, siteName: config.siteName });
		return new Response(zipOf(files, done), { headers });
	} catch (failure) {
		done();
		throw failure;
	}
};

const headers = {
	'content-type': 'application/zip',
	'content-disposition': 'attachment; filename="dugnad.zip"',
	'cache-control': 'private, no-store',
};
