/** The pages to link from one page of many: the ends, and a neighbour on each side; `undefined` marks a gap. */
export function pageNumbers(page: number, pages: number): (number | undefined)[] {
	const shown = [1, page - 1, page, page + 1, pages].filter((number) => number >= 1 && number <= pages);
	const sorted = [...new Set(shown)].sort((a, b) => a - b);
	return sorted.flatMap((number, i) => (i > 0 && number - (sorted[i - 1] ?? 0) > 1 ? [undefined, number] : [number]));
}
