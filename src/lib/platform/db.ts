import { join } from 'node:path';
import { Kysely, type LogEvent, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Config } from './config.ts';
import type { DB } from './database-tables.ts';
import { findPostgresPrograms } from './embedded-postgres/binaries.ts';
import { openCluster } from './embedded-postgres/cluster.ts';
import { Invalid } from './errors.ts';
import { withPreparedStatements } from './prepared-statements.ts';

/** The database; a transaction is one too. */
export type Db = Kysely<DB>;

/** An open database and how to let go of it. */
export interface Database {
	db: Db;
	url: string;
	close(): Promise<void>;
}

// Counts and sums fit a double here; int8 as a string would only invite mistakes.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A date has no time of day and so no time zone: it stays `2019-01-08`.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

/** Opens the operator's PostgreSQL (`DATABASE_URL`), or the embedded one in the data folder. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataDir'>): Promise<Database> {
	if (config.databaseUrl) return connectTo(config.databaseUrl);
	const programs = findPostgresPrograms();
	if (!programs) throw new Invalid(`There is no embedded PostgreSQL for ${process.platform} ${process.arch}. Set DATABASE_URL.`);
	const cluster = await openCluster(programs, join(config.dataDir, 'postgres'));
	const database = await connectTo(cluster.url);
	return {
		...database,
		async close() {
			await database.close();
			await cluster.release();
		},
	};
}

/** Connects to a PostgreSQL; throws at once when nobody answers there. */
export async function connectTo(url: string): Promise<Database> {
	const pool = new pg.Pool({ connectionString: url, max: 10 });
	pool.on('error', (error) => console.error(`Lost a database connection: ${error.message}`));
	// One that is lost at work fails its query and then tells of itself once more; unheard, that would end the process.
	pool.on('connect', (client) => void client.on('error', () => undefined));
	const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: withPreparedStatements(pool) }), log: logFailure });
	try {
		// Through Kysely, which ends a pool only once it has used it.
		await sql`select 1`.execute(db);
	} catch (error) {
		await db.destroy();
		throw new Invalid(`The database does not answer: ${(error as Error).message || 'connection refused'}. Check DATABASE_URL.`);
	}
	return { db, url, close: () => db.destroy() };
}

function logFailure(event: LogEvent): void {
	if (event.level === 'error' && process.env.DEBUG_SQL) console.error(event.query.sql, event.error);
}
