const hourMs = 60 * 60 * 1000;
const hours = new Intl.DateTimeFormat('en-GB', { hour: 'numeric', hourCycle: 'h23', timeZone: 'Europe/Oslo' });

/** When reminders are sent, and the last hour in which they still are when the site was down until then. */
export const remindingHour = 7;
const lastRemindingHour = 20;

/** Now, if people are up; else the next morning. */
export function soonestReminding(now: Date): Date {
	const hour = Number(hours.format(now));
	return hour >= remindingHour && hour <= lastRemindingHour ? now : nextHour(remindingHour, now);
}

/** The next time that the clocks in Norway strike an hour, whatever was done to them in the night. */
export function nextHour(hour: number, now: Date): Date {
	const struck = Math.floor(now.getTime() / hourMs) * hourMs;
	const ahead = Array.from({ length: 26 }, (_, at) => new Date(struck + (at + 1) * hourMs));
	return ahead.find((moment) => Number(hours.format(moment)) === hour) ?? new Date(now.getTime() + 24 * hourMs);
}
