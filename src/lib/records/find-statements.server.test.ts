import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Db } from '#lib/platform/db.ts';
import { filter, history } from '../../../tests/records/arbitrary-history.ts';
import { filterByForce, type Known } from '../../../tests/records/brute-force.ts';
import { settle, test } from '../../../tests/records/xapi-test.ts';
import { findStatements } from './find-statements.server.ts';
import { readStatements } from './read-statements.ts';
import type { Statement } from './statement.ts';
import type { StatementFilter } from './statement-filter.ts';
import { storeStatements } from './store-statements.server.ts';

const authority = { account: { homePage: 'https://cases.example.org', name: 'somebody' } };

function store(db: Db, clientKey: string, statements: Statement[]): Promise<string[]> {
	const batch = { statements: readStatements(statements, '2.0.0'), attachments: [], version: '2.0.0' as const };
	return storeStatements(db, { clientKey, authority, mayVoidAll: true }, batch);
}

/** Turns all the pages; gives what they hold. */
async function readAll(db: Db, filter: StatementFilter): Promise<Known[]> {
	const page = await findStatements(db, filter);
	const known = page.statements.map(({ json }) => JSON.parse(json) as Known);
	expect(known.length).toBeLessThanOrEqual(filter.limit);
	return page.after ? [...known, ...(await readAll(db, { ...filter, after: page.after }))] : known;
}

const everything = { relatedAgents: false, relatedActivities: false, ascending: true, limit: 500 };
const filters = fc.array(filter, { minLength: 4, maxLength: 8 });

test('finds what the specification’s filters find, whatever refers to what and comes in whichever batch', {
	timeout: 240_000,
}, async ({ db }) => {
	const property = fc.asyncProperty(
		history,
		filters,
		fc.integer({ min: 1, max: 5 }),
		fc.nat(),
		async (make, filters, size, at) => {
			const client = randomUUID();
			const statements = make(randomUUID);
			for (let from = 0; from < statements.length; from += size) await store(db, client, statements.slice(from, from + size));
			await settle(db);
			const stored = await Promise.all(statements.map(({ id }) => readStored(db, id)));
			const moment = new Date(stored[at % stored.length]?.stored ?? 0);
			for (const wish of filters) {
				for (const time of [{}, { since: moment }, { until: moment }]) {
					const found = await readAll(db, { ...wish, ...time, client });
					expect(found.map(({ id }) => id)).toEqual(filterByForce(stored, { ...wish, ...time }));
				}
			}
		},
	);
	await fc.assert(property, { numRuns: 60 });
});

async function readStored(db: Db, id: string): Promise<Known> {
	const row = await db.selectFrom('records.statements').select('statement').where('id', '=', id).executeTakeFirstOrThrow();
	return row.statement as unknown as Known;
}

test('whoever reads on while many write meets each statement once', { timeout: 120_000 }, async ({ db }) => {
	const client = randomUUID();
	const verb = { id: 'https://x.example/busy' };
	const make = (count: number) =>
		Array.from({ length: count }, () => ({ actor: authority, verb, object: { id: 'https://x.example/' } }));
	const written: string[] = [];
	let writing = true;
	const write = async (writer: number) => {
		for (let round = 0; round < 150; round++) {
			await db.transaction().execute(async (tx) => {
				const ids = await store(tx, client, make(1 + ((writer + round) % 3)));
				written.push(...ids);
				// Some take longer to finish than those that began after them.
				if ((writer + round) % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 3));
			});
		}
	};
	const seen: string[] = [];
	const readOn = async (filter: StatementFilter): Promise<void> => {
		for (let at = filter, isLast = false; !isLast; ) {
			isLast = !writing;
			for (let more = true; more; ) {
				const page = await findStatements(db, at);
				seen.push(...page.statements.map(({ id }) => id));
				const last = page.statements.at(-1);
				if (last) at = { ...at, after: { stored: last.stored, seq: last.seq } };
				more = page.after !== undefined;
			}
			if (isLast) return;
			isLast = false;
		}
	};
	// Large pages keep the reader where the writers are.
	const reader = readOn({ ...everything, limit: 50, client, verb: verb.id });
	await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)));
	await settle(db);
	writing = false;
	await reader;
	expect(new Set(seen).size, 'each once').toBe(seen.length);
	expect(seen.toSorted()).toEqual(written.toSorted());
});

test('pages backwards hold nothing twice and lack nothing that was there at the start', { timeout: 120_000 }, async ({ db }) => {
	const client = randomUUID();
	const make = (count: number) =>
		Array.from({ length: count }, () => ({
			actor: authority,
			verb: { id: 'https://x.example/v' },
			object: { id: 'https://x.example/' },
		}));
	const there = await store(db, client, make(60));
	await settle(db);
	let writing = true;
	const write = async () => {
		while (writing) await store(db, client, make(2));
	};
	const writers = [write(), write()];
	const seen = (await readAll(db, { ...everything, ascending: false, limit: 4, client })).map(({ id }) => id);
	writing = false;
	await Promise.all(writers);
	expect(new Set(seen).size).toBe(seen.length);
	expect(seen.slice(-60).sort()).toEqual(there.toSorted());
});
