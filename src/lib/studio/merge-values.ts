import { isDeepStrictEqual } from 'node:util';
import { mergeLists } from './merging/merge-lists.ts';

/** Where in a document a value stands: names of fields and places in lists. */
export type Path = readonly (string | number)[];

/** Two edits that contradict each other; a value that is missing was not there, or was removed. */
export interface MergeConflict {
	path: Path;
	base?: unknown;
	mine?: unknown;
	theirs?: unknown;
}

/** What stands in the result in place of a contradiction. */
export type Settle = (conflict: MergeConflict) => unknown;

/** In place of a base that nobody has any more: whatever differs then contradicts. */
export const unknownBase = Symbol('unknown base');

/** Fields that make sense only as a whole. */
const wholes = new Set(['said', 'options', 'items', 'pairs', 'accepted', 'span']);

/** Merges two edits of a value, field by field and item by item. The same edit on both sides is that edit. */
export function mergeValues(base: unknown, mine: unknown, theirs: unknown, settle: Settle, path: Path = []): unknown {
	if (isDeepStrictEqual(mine, theirs) || isDeepStrictEqual(base, theirs)) return mine;
	if (isDeepStrictEqual(base, mine)) return theirs;
	const isWhole = wholes.has(String(path.at(-1)));
	if (!isWhole && Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
		return mergeLists(base, mine, theirs, (...item) => mergeValues(item[0], item[1], item[2], settle, [...path, item[3]]));
	}
	if (!isWhole && isRecord(base) && isRecord(mine) && isRecord(theirs) && base.kind === mine.kind && base.kind === theirs.kind)
		return mergeRecords(base, mine, theirs, settle, path);
	const known = { base: base === unknownBase ? undefined : base, mine, theirs };
	return settle({ path, ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) });
}

type Fields = Record<string, unknown>;

function mergeRecords(base: Fields, mine: Fields, theirs: Fields, settle: Settle, path: Path): Fields {
	const merged: Fields = {};
	for (const name of new Set([base, mine, theirs].flatMap(Object.keys))) {
		const value = mergeValues(base[name], mine[name], theirs[name], settle, [...path, name]);
		if (value !== undefined) merged[name] = value;
	}
	return merged;
}

function isRecord(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
