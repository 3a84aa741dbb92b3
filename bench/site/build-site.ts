import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Builds the site that is measured. */
export function buildSite(): void {
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	const { status } = spawnSync(process.execPath, [vite, 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
	if (status !== 0) throw new Error('The site does not build: run npx vite build to see why.');
}
