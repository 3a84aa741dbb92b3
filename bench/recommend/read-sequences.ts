import type { HeldBackNext } from '#lib/pathways/engine/blend.ts';
import { type Contents, ContentsBuilder } from '#lib/pathways/engine/contents.ts';
import type { Histories } from '#lib/pathways/engine/histories.ts';
import { historiesOf, readText, readUsers } from './read-data.ts';

/** Users' items in order of time, numbered from 0 by the order in which they first appear. */
export interface Sequences {
	users: number[][];
	/** The number of each item by its id in the file. */
	numbers: ReadonlyMap<string, number>;
}

/** Reads users' items; users who have too few for a test and a validation item and something before them are left out. */
export function readSequences(file: string): Sequences {
	const enough = [...readUsers(file).values()].filter((ids) => ids.length >= 3);
	if (enough.length === 0) throw new Error(`${file} has no user with three items; the last two are asked for, by those before.`);
	const numbers = new Map([...new Set(enough.flat())].map((id, number) => [id, number]));
	return { users: enough.map((ids) => ids.map((id) => numbers.get(id) ?? 0)), numbers };
}

/** Reads a JSON object of lists of attributes by item; each attribute is to an item what a theme is to a case. */
export function readAttributes(file: string, numbers: ReadonlyMap<string, number>): Contents {
	const attributes: Record<string, number[]> = JSON.parse(readText(file));
	const contents = new ContentsBuilder();
	for (const id of numbers.keys()) {
		for (const attribute of attributes[id] ?? []) contents.add('theme', attribute);
		contents.endCase();
	}
	return contents.finish();
}

/** The sequences without their last items. */
export function withoutLast({ users, numbers }: Sequences, last: number): Histories {
	return historiesOf(
		users.map((items) => items.slice(0, -last)),
		numbers.size,
	);
}

/** Asks for the item of each sequence at a place from its end, 1 for the last, by all that came before it. */
export function askFor({ users }: Sequences, fromEnd: number): HeldBackNext[] {
	return users.map((items) => ({
		history: items
			.slice(0, -fromEnd)
			.reverse()
			.map((index) => ({ index, weight: 1 })),
		next: items.at(-fromEnd) ?? 0,
	}));
}
