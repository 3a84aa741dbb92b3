// What a newcomer does: a fresh clone in a path with a space and an æ, an empty home, `npm start`, `npm test`, each twice.
// Fails when one of them does, or when anything is left outside the clone. `--start-only` leaves the tests out.
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('..', import.meta.url));
const base = mkdtempSync(join(tmpdir(), 'dugnad fersk prøve æ '));
const [home, scratch, clone] = ['home', 'tmp', 'clone'].map((name) => join(base, name));
for (const folder of [home, scratch]) mkdirSync(folder);
// What the machine needs to reach a registry (certificates, proxies) stays; what npm or a person has set does not.
const machine = Object.entries(process.env).filter(([name]) => !/^(npm_|DATA_DIR|DATABASE_URL|ORIGIN|XDG_)/i.test(name));
const env = { ...Object.fromEntries(machine), HOME: home, TMPDIR: scratch, PORT: '21735' };

try {
	must('git', ['clone', '--quiet', source, clone], base);
	for (const time of ['first', 'second']) {
		const seconds = await startAnswerStop();
		console.log(`npm start answered the ${time} time after ${seconds.toFixed(1)} s.`);
		nothingLeftBehind();
	}
	for (const time of process.argv.includes('--start-only') ? [] : ['first', 'second']) {
		must('npm', ['test'], clone);
		console.log(`npm test passed the ${time} time.`);
		nothingLeftBehind();
	}
} finally {
	rmSync(base, { recursive: true, force: true });
}

/** Runs `npm start` until the front page answers, then stops it as a person would; gives the seconds until the answer. */
async function startAnswerStop() {
	const startedAt = Date.now();
	const server = spawn('npm', ['start'], { cwd: clone, env, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
	let said = '';
	server.stdout.on('data', (chunk) => (said += chunk));
	const ended = new Promise((resolve) => server.on('exit', resolve));
	try {
		await answer(server, startedAt);
		const seconds = (Date.now() - startedAt) / 1000;
		const lines = said.split('\n').filter((line) => line.trim()).length;
		if (lines >= 10) throw new Error(`npm start said ${lines} lines; it should be under 10:\n${said}`);
		return seconds;
	} finally {
		process.kill(-server.pid, 'SIGINT');
		await ended;
	}
}

async function answer(server, startedAt) {
	while (Date.now() - startedAt < 600_000) {
		if (server.exitCode !== null) throw new Error('npm start ended before it answered.');
		const page = await fetch(`http://localhost:${env.PORT}/`).catch(() => undefined);
		if (page?.ok && (await page.text()).includes('</html>')) return;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
	throw new Error('npm start did not answer within ten minutes.');
}

function nothingLeftBehind() {
	const left = [home, scratch].flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
	if (left.length) throw new Error(`Left outside the folder: ${left.join(', ')}`);
}

function must(program, words, cwd) {
	const { status } = spawnSync(program, words, { cwd, env, stdio: 'inherit' });
	if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed.`);
}
