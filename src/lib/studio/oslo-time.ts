const parts = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: 'Europe/Oslo' });

/** A moment as clocks in Norway show it, `2026-11-22T13:00`, as a field of a form wants it. */
export function osloTime(moment: Date): string {
	return parts.format(moment).replace(' ', 'T');
}

/**
 * The moment at which clocks in Norway show `2026-11-22T13:00`; undefined for what is no time. An hour that is left out in
 * spring is the one after it; of one that comes twice in autumn it is the first.
 */
export function fromOsloTime(text: string): Date | undefined {
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return undefined;
	const asUtc = Date.parse(`${text}:00Z`);
	if (Number.isNaN(asUtc)) return undefined;
	const summer = new Date(asUtc - 2 * 3_600_000);
	return osloTime(summer) === text ? summer : new Date(asUtc - 3_600_000);
}
