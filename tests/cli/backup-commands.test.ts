import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('backup ');
const [lived, fresh] = ['lived', 'fresh'].map((name) => ({ DATA_DIR: join(folder, name) })) as [
	{ DATA_DIR: string },
	{ DATA_DIR: string },
];
const backup = join(folder, 'the backup');
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('the demo library with its sounds is backed up and restored on another machine', { timeout: 300_000 }, async () => {
	expect(await dugnad(['demo', 'load'], lived)).toMatchObject({ code: 0 });
	expect(await dugnad(['backup', backup], lived)).toEqual({
		code: 0,
		stdout: expect.stringMatching(/^\d{3,} rows and \d{2,} files are in .*the backup\.\n$/),
		stderr: '',
	});
	expect(await dugnad(['restore', join(folder, 'nowhere')], fresh)).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('is no whole backup'),
	});
	// On its way to another machine it may have been opened to everybody.
	chmodSync(join(backup, 'secret'), 0o644);
	expect(await dugnad(['restore', backup], fresh)).toEqual({
		code: 0,
		stdout: expect.stringMatching(/rows and \d{2,} files of .* are back\.\n$/),
		stderr: '',
	});
	const secret = (data: { DATA_DIR: string }) => readFileSync(join(data.DATA_DIR, 'secret'), 'utf8');
	expect(secret(fresh)).toBe(secret(lived));
	expect(statSync(join(fresh.DATA_DIR, 'secret')).mode & 0o077).toBe(0);
	const copies = [join(folder, 'copy of lived'), join(folder, 'copy of fresh')] as const;
	expect(await dugnad(['export', '--json', copies[0]], lived)).toEqual(await dugnad(['export', '--json', copies[1]], fresh));
	expect(await dugnad(['restore', backup], fresh)).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('members or cases'),
	});
});
