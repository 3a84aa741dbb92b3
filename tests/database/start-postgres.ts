import type { TestProject } from 'vitest/node';
import { findOperatorsPostgres } from './find-postgres.ts';
import { startTestCluster } from './test-cluster.ts';

/** Vitest's global setup of the project `postgres`; vitest.config.ts leaves the project out when there is none. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const cluster = await startTestCluster(findOperatorsPostgres() ?? '');
	project.provide('clusterUrl', cluster.url);
	return cluster.stop;
}
