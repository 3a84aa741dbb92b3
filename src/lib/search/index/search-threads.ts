import { Worker } from 'node:worker_threads';
import { IndexDamaged } from './durable-file.ts';
import { Findings } from './findings.ts';
import type { QueryPlan } from './query-plan.ts';
import { scoreSegment } from './score-segment.ts';
import type { Answer, Request } from './search-thread.ts';
import type { Segment } from './segment.ts';

interface Thread {
	worker: Worker;
	waiting: Map<number, { resolve(found: Findings): void; reject(error: Error): void }>;
}

/** Spreads a search's segments over threads; without threads the caller's own does it all. */
export class SearchThreads {
	readonly #count: number;
	#threads: Thread[] = [];
	/** The segments that the threads have been handed. */
	#handed: Segment[] | undefined;
	#searches = 0;

	constructor(count: number) {
		this.#count = count;
	}

	/** Calls must come with the present segments, never again with former ones. */
	async search(segments: Segment[], plan: QueryPlan): Promise<Findings> {
		const all = new Findings(plan.keep);
		if (this.#count === 0) for (const segment of segments) scoreSegment(segment, plan, all);
		else for (const found of await Promise.all(this.#ask(segments, plan))) addFindings(all, found);
		return all;
	}

	async close(): Promise<void> {
		const threads = this.#threads;
		this.#threads = [];
		this.#handed = undefined;
		await Promise.all(threads.map(({ worker }) => worker.terminate()));
	}

	#ask(segments: Segment[], plan: QueryPlan): Promise<Findings>[] {
		if (segments !== this.#handed) this.#hand(segments);
		const id = this.#searches++;
		return this.#threads.map(({ worker, waiting }) => {
			worker.ref();
			worker.postMessage({ id, plan } satisfies Request);
			return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
		});
	}

	#hand(segments: Segment[]): void {
		while (this.#threads.length < Math.min(this.#count, segments.length)) this.#threads.push(this.#start());
		for (const [i, share] of shareOut(segments, this.#threads.length).entries())
			this.#threads[i]?.worker.postMessage({ segments: share } satisfies Request);
		this.#handed = segments;
	}

	#start(): Thread {
		const worker = new Worker(new URL('./search-thread.ts', import.meta.url));
		const waiting: Thread['waiting'] = new Map();
		worker.on('message', (answer: Answer) => {
			const asker = waiting.get(answer.id);
			waiting.delete(answer.id);
			if (waiting.size === 0) worker.unref();
			if ('found' in answer) asker?.resolve(answer.found);
			else asker?.reject(answer.damaged ? new IndexDamaged(answer.problem) : new Error(answer.problem));
		});
		const end = (error: Error) => {
			for (const { reject } of waiting.values()) reject(error);
			waiting.clear();
			if (this.#threads.some((thread) => thread.worker === worker)) void this.close();
		};
		worker.on('error', end).on('exit', () => end(new Error('A search thread has ended.')));
		worker.unref();
		return { worker, waiting };
	}
}

/** Gives each thread about as many turns as the others. */
function shareOut(segments: Segment[], threads: number): Segment[][] {
	const shares = Array.from({ length: threads }, () => ({ turns: 0, segments: [] as Segment[] }));
	for (const segment of segments.toSorted((one, other) => other.header.turns - one.header.turns)) {
		const least = shares.reduce((one, other) => (other.turns < one.turns ? other : one));
		least.turns += segment.header.turns;
		least.segments.push(segment);
	}
	return shares.map(({ segments }) => segments);
}

function addFindings(all: Findings, { best, total, tags }: Findings): void {
	for (const item of best.items) all.best.offer(item);
	for (const [tag, count] of tags) all.tags.set(tag, (all.tags.get(tag) ?? 0) + count);
	all.total += total;
}
