/** The items at the beginning of a list that all fit. */
export function takeWhile<T>(items: readonly T[], fits: (item: T) => boolean): T[] {
	const end = items.findIndex((item) => !fits(item));
	return items.slice(0, end < 0 ? items.length : end);
}
