import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

/** Planning a short query costs nothing worth a name. */
const longEnough = 200;
/** Each name holds memory in the server, on every connection. */
const mostNames = 100;
const mostRemembered = 1000;

/**
 * The pool for Kysely, with queries that come again planned once per connection: the query of a case page takes
 * PostgreSQL five times as long to plan as to run.
 */
export function withPreparedStatements(pool: pg.Pool): PostgresPool {
	const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
	return {
		options: pool.options,
		end: () => pool.end(),
		async connect() {
			const client = await pool.connect();
			const preparing = clients.get(client) ?? preparingClient(client);
			clients.set(client, preparing);
			return preparing;
		},
	};
}

function preparingClient(client: pg.PoolClient): PostgresPoolClient {
	const nameOf = nameRecurring();
	// Kysely's own cursors, the other form of this function, are not used here.
	const query: unknown = (text: string, values: unknown[]) => client.query({ name: nameOf(text), text, values });
	return {
		query: query as PostgresPoolClient['query'],
		release: (destroy) => client.release(destroy),
	};
}

/** Gives a text a name when it comes the second time, and the same from then on; none once there are enough. */
export function nameRecurring(): (text: string) => string | undefined {
	const names = new Map<string, string | undefined>();
	let given = 0;
	return (text) => {
		if (text.length < longEnough) return undefined;
		const name = names.get(text);
		if (name !== undefined) return name;
		if (names.has(text) && given < mostNames) {
			given += 1;
			names.set(text, `q${given}`);
		} else if (names.size < mostRemembered) {
			names.set(text, undefined);
		}
		return names.get(text);
	};
}
