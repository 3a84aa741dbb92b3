import { writeFileSync } from 'node:fs';
import { connectTo } from '#lib/platform/db.ts';
import { findEmbeddedPostgres } from '../tests/database/find-postgres.ts';
import { databaseUrl, startTestCluster } from '../tests/database/test-cluster.ts';
import { describeSchema } from './describe-schema.ts';
import { generateTableTypes } from './generate-table-types.ts';

const cluster = await startTestCluster(findEmbeddedPostgres());
try {
	const { db, close } = await connectTo(databaseUrl(cluster.url, 'template'));
	writeFileSync('src/lib/platform/database-tables.ts', await generateTableTypes(db));
	writeFileSync('db/schema.sql', await describeSchema(db));
	await close();
} finally {
	await cluster.stop();
}
