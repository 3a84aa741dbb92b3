import ical, { ICalCalendarMethod } from 'ical-generator';
import type { ShownPart, Webinar } from './open-webinar.server.ts';

type CalendarPart = Pick<ShownPart, 'id' | 'title' | 'startsAt' | 'minutes' | 'place' | 'url' | 'programme' | 'sequence'>;

/** Of a webinar, what calendars hold. */
export interface CalendarWebinar extends Pick<Webinar, 'title' | 'updatedAt'> {
	parts: readonly CalendarPart[];
}

/**
 * A calendar file (RFC 5545) with an event for each part that has a time. A part keeps its UID, and its SEQUENCE grows when
 * its time or place changes, so that a later file corrects what an earlier one brought. `url` is the webinar's full address.
 */
export function webinarCalendar({ title, updatedAt, parts }: CalendarWebinar, url: string): string {
	const calendar = ical({ prodId: { company: 'Dugnad', product: 'Webinars' }, method: ICalCalendarMethod.PUBLISH });
	for (const part of parts) {
		if (!part.startsAt) continue;
		calendar.createEvent({
			id: `webinar-part-${part.id}@${new URL(url).host}`,
			sequence: part.sequence,
			stamp: updatedAt,
			start: part.startsAt,
			end: new Date(part.startsAt.getTime() + part.minutes * 60_000),
			timezone: 'UTC',
			summary: `${title}: ${part.title}`,
			description: [...part.programme, ...(part.url ? [part.url] : []), url].join('\n'),
			location: part.place ?? part.url,
			url,
		});
	}
	return calendar.toString();
}
