import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findPostmaster } from '#lib/platform/embedded-postgres/postmaster.ts';
import { dugnad, makeFolder } from './dugnad-process.ts';

const folder = makeFolder('credentials ');
const data = { DATA_DIR: join(folder, 'data') };

afterAll(() => {
	const left = findPostmaster(join(data.DATA_DIR, 'postgres/cluster'));
	if (left) process.kill(left.pid, 'SIGQUIT');
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a key is made by a word, and a certificate is taken back with a reason', { timeout: 120_000 }, async () => {
	const rotated = await dugnad(['credentials', 'rotate'], data);
	expect(rotated).toMatchObject({ code: 0, stdout: expect.stringMatching(/with the key [\w-]{43} from now on/) });
	expect(await dugnad(['credentials', 'revoke', 'abc', '--reason', 'Feil navn.'], data)).toMatchObject({
		code: 1,
		stderr: 'There is no certificate “abc” that you may take back.\n',
	});
});

test('wrong words are told before anything is opened', async () => {
	for (const [words, sentence] of [
		[['revoke'], 'Which certificate?'],
		[['revoke', 'abc'], '--reason'],
		[['rotate', 'abc'], 'needs no more words'],
		[['erase'], 'credentials rotate or credentials revoke'],
	] as const) {
		expect(await dugnad(['credentials', ...words], data)).toMatchObject({ code: 64, stderr: expect.stringContaining(sentence) });
	}
});
