import type { ServerResponse } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSite, type Reply } from './page-cache/site-fixture.ts';
import { createPageCache } from './page-cache.ts';

const cases = ['/1', '/2', '/2?x=1'];
const step = fc.oneof(
	fc.record({
		kind: fc.constant('ask' as const),
		path: fc.constantFrom(...cases),
		accepts: fc.constantFrom('br', 'gzip', 'identity'),
	}),
	fc.record({ kind: fc.constant('change' as const), tag: fc.constantFrom('case:1', 'case:2', 'list') }),
	fc.record({ kind: fc.constant('reconnect' as const) }),
	fc.record({ kind: fc.constant('answer' as const), which: fc.nat(5), status: fc.constantFrom(200, 200, 200, 500) }),
);
type Step = typeof step extends fc.Arbitrary<infer Kind> ? Kind : never;

/** Every change counts one up; a page shows where the count of its tags stood when its rendering began. */
async function play(steps: Step[]): Promise<void> {
	const cache = createPageCache({ maxBytes: 100_000 });
	let now = 0;
	let asked = 0;
	const changed = new Map<string, number>();
	const tagsOf = (path: string) => ['list', `case:${path[1]}`];
	const lastChange = (path: string) => Math.max(...tagsOf(path).map((tag) => changed.get(tag) ?? 0));
	const rendering: ((status: number) => void)[] = [];
	const replies: { atLeast: number; reply: Promise<Reply> }[] = [];
	const counting: typeof cache = {
		...cache,
		handle(req, res, render) {
			asked++;
			cache.handle(req, res, render);
		},
	};
	const site = await openSite(counting, ({ url = '' }, res) => {
		const body = String(lastChange(url));
		rendering.push((status) => answer(res, status, tagsOf(url), body));
	});

	const take: { [Kind in Step['kind']]: (step: Extract<Step, { kind: Kind }>) => Promise<void> | void } = {
		async ask({ path }) {
			replies.push({ atLeast: lastChange(path), reply: site.get(path) });
			while (asked < replies.length) await nextTurn();
		},
		change({ tag }) {
			changed.set(tag, ++now);
			cache.invalidate([tag]);
		},
		reconnect() {
			for (const tag of ['case:1', 'case:2', 'list']) changed.set(tag, ++now);
			cache.clear();
		},
		async answer({ which, status }) {
			rendering.splice(which, 1)[0]?.(status);
			await nextTurn();
		},
	};
	try {
		for (const one of steps) await take[one.kind](one as never);
		let open = replies.length;
		for (const { reply } of replies) void reply.finally(() => open--);
		while (open > 0) {
			for (const finish of rendering.splice(0)) finish(200);
			await nextTurn();
		}
		for (const { atLeast, reply } of replies) {
			const { status, body } = await reply;
			if (status === 200) expect(Number(body.toString())).toBeGreaterThanOrEqual(atLeast);
		}
	} finally {
		await site.close();
	}
}

function answer(res: ServerResponse, status: number, tags: string[], body: string): void {
	res.setHeader('content-type', 'text/html');
	res.setHeader('x-page-tags', tags.join(' '));
	res.writeHead(status).end(body);
}

test('nobody is ever shown a page from before a change that came before they asked', async () => {
	await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), play), { numRuns: 150 });
});
