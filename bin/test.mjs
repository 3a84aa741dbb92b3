import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, node24, root } from './prepare.mjs';

ensureInstalled({ everything: true });

const program = (path) => [node24(), join(root, 'node_modules', path)];
const steps = [
	['Generated types', [...program('@sveltejs/kit/svelte-kit.js'), 'sync']],
	['Lint and format', [...program('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings']],
	['Types', [...program('svelte-check/bin/svelte-check'), '--tsconfig', 'tsconfig.json', '--fail-on-warnings']],
	['Room rules', [...program('dependency-cruiser/bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.mjs', 'src']],
	['Unit and database tests', [...program('vitest/vitest.mjs'), 'run', ...process.argv.slice(2)]],
	['Browser tests', [...program('@playwright/test/cli.js'), 'test'], ensureBuilt],
];

// Everything that a test writes stays inside the folder, temporary files and the browser's profile too.
const scratch = join(root, '.cache', 'tmp');
mkdirSync(scratch, { recursive: true });
const env = { ...process.env, TMPDIR: scratch, HOME: scratch, XDG_CONFIG_HOME: scratch, XDG_CACHE_HOME: scratch };

for (const [title, [command, ...words], prepare] of steps) {
	prepare?.();
	const startedAt = Date.now();
	console.log(`\n— ${title}`);
	const { status } = spawnSync(command, words, { cwd: root, env, stdio: 'inherit' });
	if (status !== 0) {
		console.error(`\n${title} failed.`);
		process.exit(1);
	}
	console.log(`  ${title}: ${Math.round((Date.now() - startedAt) / 1000)} s`);
}
console.log('\nEverything passed.');
