import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Conflict } from '../../platform/errors.ts';
import { isLock, lockFolder } from './folder-lock.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'dugnad-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const hold = (name: string, holder: object) =>
	writeFileSync(join(folder, name), JSON.stringify({ began: '1', token: 'other', host: hostname(), ...holder }));

test('lets one in at a time', () => {
	const unlock = lockFolder(folder);
	expect(() => lockFolder(folder)).toThrow(Conflict);
	unlock();
	lockFolder(folder)();
	expect(readdirSync(folder)).toEqual([]);
});

test('takes over from a process that is gone, also when another has got its number since', () => {
	hold('writer', { pid: process.pid });
	lockFolder(folder)();
	hold('writer', { pid: 2 ** 30 });
	lockFolder(folder)();
	expect(readdirSync(folder)).toEqual([]);
});

test('leaves a lock alone that another machine has renewed lately', () => {
	hold('writer', { pid: 1, host: 'another-machine' });
	expect(() => lockFolder(folder)).toThrow(Conflict);
});

test('knows a lock in the making from what a killed process left of one', () => {
	hold('writer.1', { pid: 1, host: 'another-machine' });
	hold('writer.2', { pid: 2 ** 30 });
	writeFileSync(join(folder, 'writer.3'), '{"pid"');
	expect(['writer', 'writer.1', 'writer.2', 'writer.3', 'a.segment'].map((name) => isLock(join(folder, name)))).toEqual([
		true,
		true,
		false,
		false,
		false,
	]);
});
