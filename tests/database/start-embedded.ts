import type { TestProject } from 'vitest/node';
import { findEmbeddedPostgres } from './find-postgres.ts';
import { startTestCluster } from './test-cluster.ts';

/** Vitest's global setup of the project `embedded`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	const cluster = await startTestCluster(findEmbeddedPostgres());
	project.provide('clusterUrl', cluster.url);
	return cluster.stop;
}

declare module 'vitest' {
	interface ProvidedContext {
		clusterUrl: string;
	}
}
