import type { Member } from '#lib/accounts/viewer.ts';
import type { Db } from '#lib/platform/db.ts';
import type { ExportedFile } from '#lib/platform/exported-file.ts';
import { exportMemory } from './export-memory.server.ts';
import { exportPaths } from './export-paths.server.ts';
import { exportRecommendations } from './export-recommendations.server.ts';

/** What a member wishes for and remembers, and what their recommendations are built on. */
export function exportPathways(db: Db, viewer: Member): ExportedFile[] {
	return [...exportRecommendations(db, viewer), ...exportPaths(db, viewer), ...exportMemory(db, viewer)];
}
