import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('user ');
const env = { DATA_DIR: join(folder, 'data'), ORIGIN: 'https://cases.example.org' };
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

test('the first operator is made on the command line, and gets a link; roles change; who is there is listed', {
	timeout: 120_000,
}, async () => {
	const made = await dugnad(['user', 'create', 'Kari@example.org', '--name', 'Kari Utenord', '--role', 'operator'], env);
	expect(made).toMatchObject({ code: 0, stderr: '' });
	expect(made.stdout).toMatch(
		/^Kari@example\.org has an account \(operator\)\..+:\nhttps:\/\/cases\.example\.org\/sign-in\/reset\?token=[\w-]{32}\n$/,
	);

	expect(await dugnad(['user', 'create', 'kari@example.org', '--name', 'En annen'], env)).toEqual({
		code: 1,
		stdout: '',
		stderr: expect.stringContaining('kari@example.org has an account already.'),
	});
	expect(await dugnad(['user', 'create', 'kari', '--name', 'Kari'], env)).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('“kari” is no e-mail address.'),
	});
	expect(await dugnad(['user', 'role', 'ola@example.org', 'editor'], env)).toMatchObject({
		code: 1,
		stderr: expect.stringContaining('ola@example.org has no account.'),
	});
	expect(await dugnad(['user', 'role', 'KARI@example.org', 'editor'], env)).toMatchObject({
		code: 0,
		stdout: 'KARI@example.org is editor now.\n',
	});
	const { stdout } = await dugnad(['user', 'list'], env);
	expect(stdout).toMatch(/^\d{4}-\d\d-\d\d {2}editor {4}kari@example\.org {2}Kari Utenord {2}\(address not confirmed\)\n$/);
	expect(JSON.parse((await dugnad(['user', 'list', '--json'], env)).stdout)).toMatchObject({
		email: 'kari@example.org',
		role: 'editor',
	});
});
