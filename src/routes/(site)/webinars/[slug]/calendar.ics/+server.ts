import { openWebinar } from '#lib/catalogue/open-webinar.server.ts';
import { webinarCalendar } from '#lib/catalogue/webinar-calendar.ts';
import { paths } from '#lib/platform/paths.ts';

export const GET = async ({ locals: { db, viewer, locale, config, dependsOn }, params }) => {
	const webinar = await openWebinar(db, viewer, params.slug);
	if (viewer.kind !== 'member') dependsOn('webinars');
	const calendar = webinarCalendar(webinar, config.origin + paths.webinar(locale, webinar.slug), config);
	return new Response(calendar, {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': `attachment; filename="${webinar.slug}.ics"`,
		},
	});
};
