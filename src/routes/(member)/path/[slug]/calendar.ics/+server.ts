import { mustBeMember } from '#lib/accounts/viewer.ts';
import { adaptPath } from '#lib/pathways/adapt-path.server.ts';
import { openPath } from '#lib/pathways/open-path.server.ts';
import { pathCalendar } from '#lib/pathways/path-calendar.ts';
import { formatDuration } from '#lib/platform/i18n/format.ts';
import { messagesIn } from '#lib/platform/i18n/messages.ts';
import { paths } from '#lib/platform/paths.ts';

export const GET = async ({ locals: { db, viewer, locale, config }, params }) => {
	const member = mustBeMember(viewer);
	const page = await openPath(db, member, locale, params.slug);
	const { joined, progress } = await adaptPath(db, member, locale, page);
	const { due, learn, about } = messagesIn(locale).path.deadline;
	const calendar = pathCalendar({
		pathId: page.id,
		url: config.origin + paths.path(locale, page.slug),
		deadline: joined?.deadline ?? null,
		leftMs: progress.leftMs,
		now: new Date(),
		words: { deadline: due(page.title), learn: learn(page.title), about: about(formatDuration(locale, progress.leftMs)) },
	});
	return new Response(calendar, { headers });
};

const headers = {
	'content-type': 'text/calendar; charset=utf-8',
	'content-disposition': 'attachment; filename="dugnad.ics"',
	'cache-control': 'private, no-store',
};
