import { isObject } from './shape.ts';

/** JSON whose properties stand in one order, so that equal values have equal texts. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, held) => (isObject(held) ? inOrder(held) : held));
}

function inOrder(held: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)));
}
