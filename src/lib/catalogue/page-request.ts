/** Which part of a long list; `page` counts from 1. */
export interface PageRequest {
	limit: number;
	page?: number;
}

/** How many entries stand before the page. */
export function offsetOf({ limit, page = 1 }: PageRequest): number {
	return limit * (Math.max(1, page) - 1);
}
