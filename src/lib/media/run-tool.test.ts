import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findProgram } from './find-tools.server.ts';
import { runTool, ToolFailed } from './run-tool.server.ts';

/** Runs some JavaScript in a process of its own. */
const run = (script: string, more: Partial<Parameters<typeof runTool>[0]> = {}) =>
	runTool({ program: process.execPath, args: ['-e', script], timeLimitMs: 30_000, ...more });

test('what the program says and writes comes back', async () => {
	expect(await run(`console.log('out'); console.error('log')`)).toEqual({ output: 'out\n', log: 'log\n' });
});

test('arguments are arguments, and no shell sees them', async () => {
	const evil = '$(touch /tmp/owned); `id` | cat "\'';
	const { output } = await runTool({ program: process.execPath, args: ['-p', 'process.argv[1]', evil], timeLimitMs: 30_000 });
	expect(output).toBe(`${evil}\n`);
});

test('nothing of our environment is known to the program', async () => {
	process.env.DATABASE_URL_FOR_TEST = 'postgres://secret';
	expect((await run('console.log(Object.keys(process.env).join())')).output).not.toContain('DATABASE_URL_FOR_TEST');
});

test('a program that fails is quoted by its last words, however much it said before', async () => {
	const attempt = run(
		`for (let i = 0; i < 50000; i++) console.error('noise ' + i); console.error('[x @ 0x1] Invalid data found'); process.exitCode = 3`,
	);
	await expect(attempt).rejects.toThrow(/^Invalid data found$/);
	await attempt.catch((error: ToolFailed) => expect(error.log.length).toBeLessThanOrEqual(65_536));
});

test('a program that is not there fails', async () => {
	await expect(runTool({ program: '/nowhere/ffmpeg', args: [], timeLimitMs: 1000 })).rejects.toThrow();
});

test('a program that never ends is ended', async () => {
	await expect(run('setInterval(() => {}, 1000)', { timeLimitMs: 1000 })).rejects.toThrow(/^It took longer than/);
});

test('work that is called off ends at once, and says why', async () => {
	const abort = new AbortController();
	const running = run(`console.log('ready'); setInterval(() => {}, 1000)`, {
		signal: abort.signal,
		onOutput: () => abort.abort(new Error('called off')),
	});
	await expect(running).rejects.toThrow('called off');
	await expect(run('', { signal: abort.signal })).rejects.toThrow('called off');
});

test('progress is read as ffmpeg writes it', async () => {
	const done: number[] = [];
	await run(`require('node:fs').writeSync(3, 'frame=1\\nout_time_us=1500000\\nprogress=continue\\n')`, {
		onProgress: (ms) => done.push(ms),
	});
	expect(done).toEqual([1500]);
});

const hasUtilLinux = process.platform === 'linux' && (await findProgram('prlimit')) && (await findProgram('setpriv'));
if (!hasUtilLinux) console.error('*** prlimit and setpriv are not here: limits of memory and life were NOT tested. ***');

test.skipIf(!hasUtilLinux)('a program that takes all memory gets none', async () => {
	await expect(run('const all = []; for (;;) all.push(Buffer.alloc(1e8, 1))')).rejects.toThrow(ToolFailed);
});

test.skipIf(!hasUtilLinux)('a program dies with the process that started it', async () => {
	const parent = `
		const { runTool } = await import(${JSON.stringify(new URL('./run-tool.server.ts', import.meta.url).href)});
		runTool({ program: process.execPath, args: ['-e', 'console.log(process.pid); setInterval(() => {}, 1000)'], timeLimitMs: 60000,
			onOutput: (pid) => { console.log(String(pid)); process.kill(process.pid, 'SIGKILL'); } });`;
	const pid = execFileSync('sh', ['-c', '"$0" --input-type=module -e "$1" || true', process.execPath, parent]).toString().trim();
	expect(Number(pid)).toBeGreaterThan(0);
	await expect.poll(() => isAlive(Number(pid))).toBe(false);
});

/** A dead process that nobody has asked after yet has no command line any more. */
function isAlive(pid: number): boolean {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
	} catch {
		return false;
	}
}
