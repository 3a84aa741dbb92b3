import ical, { type ICalCalendar, ICalCalendarMethod, type ICalEventData, ICalEventStatus } from 'ical-generator';
import type { GonePart, ShownPart, Webinar } from './open-webinar.server.ts';

type CalendarPart = Pick<ShownPart, 'id' | 'title' | 'startsAt' | 'minutes' | 'place' | 'url' | 'programme' | 'sequence'>;

/** Of a webinar, what calendars hold. */
export interface CalendarWebinar extends Pick<Webinar, 'title' | 'calledOff' | 'updatedAt'> {
	parts: readonly CalendarPart[];
	gone: readonly GonePart[];
}

/** Whose events they are. */
export interface CalendarHouse {
	siteName: string;
	mailFrom?: string | undefined;
}

/**
 * A calendar file (RFC 5545) with an event for each part that has a time. A part keeps its UID, and its SEQUENCE grows when
 * its time or place changes, so that a later file corrects what an earlier one brought; parts that are gone, and all parts of
 * a webinar that is called off, are CANCELLED. `url` is the webinar's full address.
 */
export function webinarCalendar(webinar: CalendarWebinar, url: string, house: CalendarHouse): string {
	const calendar = newCalendar(ICalCalendarMethod.PUBLISH);
	for (const part of webinar.parts.filter(isDated)) calendar.createEvent(eventOf(webinar, part, url, house));
	const without = { ...webinar, calledOff: { because: null } };
	for (const part of webinar.gone) calendar.createEvent(eventOf(without, asPart(part), url, house));
	return calendar.toString();
}

/**
 * Takes the parts of a webinar that is called off out of calendars: a file for each, since one that cancels speaks of one
 * event (RFC 5546, 3.2.5).
 */
export function webinarCancellations(webinar: CalendarWebinar, url: string, house: CalendarHouse): string[] {
	return [...webinar.parts.filter(isDated), ...webinar.gone.map(asPart)].map((part) => {
		const calendar = newCalendar(ICalCalendarMethod.CANCEL);
		calendar.createEvent(eventOf(webinar, part, url, house));
		return calendar.toString();
	});
}

type CalendarEvent = CalendarPart & { startsAt: Date };

function isDated(part: CalendarPart): part is CalendarEvent {
	return part.startsAt !== null;
}

function newCalendar(method: ICalCalendarMethod): ICalCalendar {
	return ical({ prodId: { company: 'Dugnad', product: 'Webinars' }, method });
}

function asPart(gone: GonePart): CalendarEvent {
	return { ...gone, place: null, url: null, programme: [] };
}

function eventOf(
	{ title, calledOff, updatedAt }: CalendarWebinar,
	part: CalendarEvent,
	url: string,
	{ siteName, mailFrom }: CalendarHouse,
): ICalEventData {
	const because = calledOff?.because ? [calledOff.because] : [];
	return {
		id: `webinar-part-${part.id}@${new URL(url).host}`,
		sequence: part.sequence,
		status: calledOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
		stamp: updatedAt,
		start: part.startsAt,
		end: new Date(part.startsAt.getTime() + part.minutes * 60_000),
		timezone: 'UTC',
		summary: `${title}: ${part.title}`,
		description: [...because, ...part.programme, ...(part.url ? [part.url] : []), url].join('\n'),
		location: part.place ?? part.url,
		url,
		organizer: mailFrom ? { name: siteName, email: mailFrom } : null,
	};
}
