import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { node24, root } from './prepare.mjs';

/** Runs one of the three entrances on Node 24, passes signals on, and ends as it ends. */
export function runEntrance(file, words = []) {
	// Whichever folder the command is given in, the data are those of this site.
	const env = { ...process.env, DATA_DIR: process.env.DATA_DIR || join(root, 'data') };
	const child = spawn(node24(), ['--disable-warning=ExperimentalWarning', join(root, file), ...words], { stdio: 'inherit', env });
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
	child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}
