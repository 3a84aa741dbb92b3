import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Histories } from '#lib/pathways/engine/histories.ts';

/** What is learned on, and what is then to be found: for each member the numbers of items, which the test may be the first to have. */
export interface TopNData {
	histories: Histories;
	test: number[][];
}

/** Items are numbered by the order in which they appear, first in what is learned on. */
export function readTopN(trainFile: string, testFile: string): TopNData {
	const numbers = new Map<string, number>();
	const numberOf = (id: string) => {
		const number = numbers.get(id) ?? numbers.size;
		numbers.set(id, number);
		return number;
	};
	const train = readUsers(trainFile);
	const users = [...train].map(([user, ids]) => ({ user, items: ids.map(numberOf) }));
	const wanted = readUsers(testFile);
	const stranger = [...wanted.keys()].find((user) => !train.has(user));
	if (stranger) throw new Error(`${testFile} asks for user ${stranger}, of whom ${trainFile} knows nothing.`);
	const test = users.map(({ user }) => (wanted.get(user) ?? []).map(numberOf));
	return {
		histories: historiesOf(
			users.map(({ items }) => items),
			numbers.size,
		),
		test,
	};
}

/** Members' items as the engine takes them. */
export function historiesOf(members: readonly number[][], items: number): Histories {
	const offsets = new Uint32Array(members.length + 1);
	for (const [member, { length }] of members.entries()) offsets[member + 1] = (offsets[member] ?? 0) + length;
	return { items, offsets, item: Uint32Array.from(members.flat()) };
}

/** Each user's items in a text with a line per user, the user and then the items, all whole numbers; plain or gzipped. */
export function readUsers(file: string): Map<string, string[]> {
	const users = new Map<string, string[]>();
	for (const [at, line] of readText(file).split('\n').entries()) {
		const [user, ...items] = line.trim().split(/\s+/);
		if (!user) continue;
		const wrong = [user, ...items].find((word) => !/^\d+$/.test(word));
		if (wrong !== undefined) throw new Error(`${file}, line ${at + 1}: “${wrong.slice(0, 40)}” is not a whole number.`);
		if (users.has(user)) throw new Error(`${file}, line ${at + 1}: user ${user} has a line already; each user has one.`);
		users.set(user, items);
	}
	if (users.size === 0) throw new Error(`${file} has no users; it needs a line for each, the user and then the items.`);
	return users;
}

/** The text of a file, plain or gzipped. */
export function readText(file: string): string {
	if (!existsSync(file))
		throw new Error(`${file} is missing; name a file that is there, or the folder of the data in BENCH_DATA.`);
	const bytes = readFileSync(file);
	if (!file.endsWith('.gz')) return bytes.toString();
	try {
		return gunzipSync(bytes).toString();
	} catch (error) {
		throw new Error(`${file} cannot be unpacked: ${(error as Error).message}.`);
	}
}
