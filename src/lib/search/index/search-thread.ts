import { parentPort } from 'node:worker_threads';
import { IndexDamaged } from './durable-file.ts';
import { Findings } from './findings.ts';
import type { QueryPlan } from './query-plan.ts';
import { scoreSegment } from './score-segment.ts';
import type { Segment } from './segment.ts';

/** What a search thread is told: which segments are its own from now on, or what to look for in them. */
export type Request = { segments: Segment[] } | { id: number; plan: QueryPlan };
export type Answer = { id: number; found: Findings } | { id: number; problem: string; damaged: boolean };

let segments: Segment[] = [];

parentPort?.on('message', (request: Request) => {
	if ('segments' in request) segments = request.segments;
	else parentPort?.postMessage(answer(request.id, request.plan));
});

function answer(id: number, plan: QueryPlan): Answer {
	try {
		const found = new Findings(plan.keep);
		for (const segment of segments) scoreSegment(segment, plan, found);
		return { id, found };
	} catch (error) {
		return { id, problem: String(error), damaged: error instanceof IndexDamaged };
	}
}
