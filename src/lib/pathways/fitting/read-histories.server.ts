import { sql } from 'kysely';
import type { Db } from '#lib/platform/db.ts';
import { readInSlices } from '#lib/platform/read-in-slices.ts';
import type { Histories } from '../engine/histories.ts';

/** What members learned, and when each of them last learned something, in milliseconds since 1970. */
export interface DatedHistories {
	histories: Histories & { weight: Float32Array };
	lastAt: Float64Array;
}

interface SignalRow {
	user_id: string;
	case_id: number;
	weight: number;
	at: number;
}

/** Reads what members learned of the cases; who they are is not kept. A million members take arrays of numbers, and no more. */
export async function readHistories(db: Db, caseIds: Int32Array): Promise<DatedHistories> {
	const index = new Map(Array.from(caseIds, (id, at) => [id, at]));
	const collector = new HistoryCollector(caseIds.length);
	let member = '';
	await readInSlices(
		db,
		sql<SignalRow>`
			select user_id, case_id, weight, (extract(epoch from at) * 1000)::float8 as at from pathways.signals
			where weight > 0 order by user_id, at, case_id`,
		(rows) => {
			for (const row of rows) {
				const item = index.get(row.case_id);
				if (item === undefined) continue;
				if (row.user_id !== member) collector.beginMember();
				member = row.user_id;
				collector.add(item, row.weight, row.at);
			}
		},
	);
	return collector.finish();
}

/** Collects histories member after member, in arrays that double when they are full. */
export class HistoryCollector {
	readonly #items: number;
	#offsets = new Uint32Array(1 << 10);
	#lastAt = new Float64Array(1 << 10);
	#members = 0;
	#item = new Uint32Array(1 << 12);
	#weight = new Float32Array(1 << 12);
	#entries = 0;

	constructor(items: number) {
		this.#items = items;
	}

	beginMember(): void {
		if (this.#members + 1 === this.#offsets.length) {
			this.#offsets = doubled(this.#offsets);
			this.#lastAt = doubled(this.#lastAt);
		}
		this.#offsets[++this.#members] = this.#entries;
	}

	/** Adds what the member learned next. */
	add(item: number, weight: number, at: number): void {
		if (this.#entries === this.#item.length) {
			this.#item = doubled(this.#item);
			this.#weight = doubled(this.#weight);
		}
		this.#item[this.#entries] = item;
		this.#weight[this.#entries++] = weight;
		this.#offsets[this.#members] = this.#entries;
		this.#lastAt[this.#members - 1] = at;
	}

	finish(): DatedHistories {
		const histories = {
			items: this.#items,
			offsets: this.#offsets.subarray(0, this.#members + 1),
			item: this.#item.subarray(0, this.#entries),
			weight: this.#weight.subarray(0, this.#entries),
		};
		return { histories, lastAt: this.#lastAt.subarray(0, this.#members) };
	}
}

function doubled<T extends Uint32Array | Float32Array | Float64Array>(array: T): T {
	const longer = new (array.constructor as new (length: number) => T)(2 * array.length);
	longer.set(array);
	return longer;
}
