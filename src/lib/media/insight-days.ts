/** How far back editors look, in days. */
export const insightDays = [30, 90, 365] as const;
export type InsightDays = (typeof insightDays)[number];

/** The days that an address asks for, else the fewest. */
export function readInsightDays(params: URLSearchParams): InsightDays {
	return insightDays.find((days) => String(days) === params.get('days')) ?? insightDays[0];
}

/** Whether plays in so many days are told by week, and not by day: nobody compares more than a hundred bars. */
export function areToldByWeek(days: InsightDays): boolean {
	return days > 100;
}

/** What editors may sort the cases by. */
export const playSorts = ['plays', 'completions', 'share', 'change', 'title'] as const;
export type PlaySort = (typeof playSorts)[number];

/** An order of cases, as an address asks for it: the most played first unless told otherwise. */
export interface PlayOrder {
	by: PlaySort;
	isRising: boolean;
}

/** The order that an address asks for. */
export function readPlayOrder(params: URLSearchParams): PlayOrder {
	const by = playSorts.find((one) => one === params.get('sort')) ?? 'plays';
	const order = params.get('order');
	return { by, isRising: order === 'up' || (order !== 'down' && startsRising(by)) };
}

/** Names rise from A, numbers fall from the largest, until somebody turns them round. */
export function startsRising(by: PlaySort): boolean {
	return by === 'title';
}
