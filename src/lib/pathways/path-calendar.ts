import ical, { ICalEventRepeatingFreq } from 'ical-generator';

/** What a calendar is to remind of; the words are in the reader's language. */
export interface PathDates {
	pathId: string;
	/** The path's full address. */
	url: string;
	/** `2026-05-01`; without one there is only a weekly hour to learn. */
	deadline: string | null;
	leftMs: number;
	now: Date;
	words: { deadline: string; learn: string; about: string };
}

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;
const weekSlot = 30;
const quarter = 15;
/** Nobody plans further ahead than that with a calendar file. */
const mostWeeks = 26;

/**
 * A calendar file (RFC 5545) with a time to learn each week until the deadline and the deadline itself as a whole day. What
 * is left is spread over the weeks in quarters of an hour, at nine o'clock on Tuesdays wherever the reader is, to be moved.
 */
export function pathCalendar({ pathId, url, deadline, leftMs, now, words }: PathDates): string {
	const calendar = ical({ prodId: { company: 'Dugnad', product: 'Paths' } });
	const event = { url, description: `${words.about}\n${url}`, stamp: now };
	const slots = weeklySlots(now, deadline, leftMs);
	if (slots) {
		const end = new Date(slots.first.getTime() + slots.minutes * 60_000);
		calendar.createEvent({
			...event,
			id: `path-${pathId}-weekly`,
			summary: words.learn,
			start: slots.first,
			end,
			floating: true,
			timezone: 'UTC',
			repeating: { freq: ICalEventRepeatingFreq.WEEKLY, count: slots.weeks },
		});
	}
	if (deadline !== null) {
		const start = new Date(`${deadline}T00:00:00Z`);
		calendar.createEvent({
			...event,
			id: `path-${pathId}-deadline`,
			summary: words.deadline,
			start,
			allDay: true,
			timezone: 'UTC',
		});
	}
	return calendar.toString();
}

/** When to learn each week, how long, and how often; none when nothing is left or no Tuesday before the deadline. */
export function weeklySlots(
	now: Date,
	deadline: string | null,
	leftMs: number,
): { first: Date; minutes: number; weeks: number } | undefined {
	if (leftMs <= 0) return undefined;
	const leftMinutes = leftMs / 60_000;
	const first = nextTuesday(now);
	const needed = Math.ceil(leftMinutes / weekSlot);
	const untilMs = deadline === null ? Number.POSITIVE_INFINITY : new Date(`${deadline}T23:59:59Z`).getTime() - first.getTime();
	if (untilMs < 0) return undefined;
	const weeks = Math.max(1, Math.min(needed, Math.floor(untilMs / weekMs) + 1, mostWeeks));
	return { first, minutes: Math.max(weekSlot, Math.ceil(leftMinutes / weeks / quarter) * quarter), weeks };
}

/** Nine o'clock on the first Tuesday after today. */
function nextTuesday(now: Date): Date {
	const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
	const days = (2 - now.getUTCDay() + 7) % 7 || 7;
	return new Date(today + days * dayMs + 9 * 3_600_000);
}
