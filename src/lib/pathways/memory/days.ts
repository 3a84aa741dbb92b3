const dayMs = 24 * 60 * 60 * 1000;

/** The moment that stands for a calendar day, `2027-01-08`, where moments are asked for: its beginning in UTC. */
export function momentOf(day: string): Date {
	return new Date(`${day}T00:00:00Z`);
}

/** The calendar day a number of days later. */
export function addDays(day: string, days: number): string {
	return new Date(momentOf(day).getTime() + days * dayMs).toISOString().slice(0, 10);
}

/** How many days lie between two calendar days. */
export function daysBetween(from: string, to: string): number {
	return (momentOf(to).getTime() - momentOf(from).getTime()) / dayMs;
}
