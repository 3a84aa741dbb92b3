// Runs on the Node that the machine has (20 or newer); everything else in Dugnad runs on Node 24.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** Installs what the lock file says, unless that is what is there already. `everything` adds the tools of the tests. */
export function ensureInstalled({ everything }) {
	const stamp = join(root, 'node_modules', '.dugnad-installed');
	const lock = sha256(readFileSync(join(root, 'package-lock.json')));
	const [had, extent] = existsSync(stamp) ? readFileSync(stamp, 'utf8').split(' ') : [];
	if (had === lock && (extent === 'everything' || !everything)) return;
	console.error('Installing packages (the first time, and after an upgrade) …');
	// Not `npm ci`: it refuses a lock file without the optional packages of systems that the registry did not offer.
	const words = ['install', '--no-save', '--ignore-scripts', '--loglevel=error', ...(everything ? [] : ['--omit=dev'])];
	run('npm', words);
	writeFileSync(stamp, `${lock} ${everything ? 'everything' : 'needed'}`);
}

/** Builds the site when a source file is newer, older, gone or different from what the last build saw. */
export function ensureBuilt() {
	const stamp = join(root, 'build', '.dugnad-built');
	const now = sha256(['src', 'static', 'vite.config.ts', 'package-lock.json'].flatMap(listing).join('\n'));
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
	console.log('Building the site …');
	run(node24(), [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error']);
	mkdirSync(join(root, 'build'), { recursive: true });
	writeFileSync(stamp, now);
}

/** The Node that runs Dugnad: this one when it is new enough, else the one that npm brought. */
export function node24() {
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	const brought = join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`);
	if (existsSync(brought)) return brought;
	fail(
		`Dugnad needs Node 24, this is Node ${process.versions.node}, and npm has none for ${process.platform} ${process.arch}. Install Node 24 and try again.`,
	);
}

/** Runs a program to its end; when it fails, so do we, with its own words. */
function run(program, words) {
	// npm and Vite would leave their compile cache in the system's temporary folder.
	const env = { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' };
	// With `production` in it, npm would leave out what the tests need.
	delete env.NODE_ENV;
	const { status, error } = spawnSync(program, words, { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit'] });
	if (error || status !== 0) fail(`${program} ${words.join(' ')} failed${error ? `: ${error.message}` : ''}.`);
}

function fail(sentence) {
	console.error(sentence);
	process.exit(1);
}

function listing(path) {
	const whole = join(root, path);
	if (!existsSync(whole)) return [];
	const stat = statSync(whole);
	if (!stat.isDirectory()) return [`${path} ${stat.size} ${stat.mtimeMs}`];
	return readdirSync(whole)
		.sort()
		.flatMap((name) => listing(join(path, name)));
}

function sha256(content) {
	return createHash('sha256').update(content).digest('hex');
}
