import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder, root, start } from '../cli/dugnad-process.ts';

test.each(['server', 'worker'])(
	'in production the %s does not start without a mail server, and says what to set',
	{ timeout: 60_000 },
	async (entrance) => {
		const folder = makeFolder('production-');
		const dataDir = join(folder, 'data');
		const env = { NODE_ENV: 'production', DATA_DIR: dataDir, PORT: '41799' };
		const { code, stdout, stderr } = await start(process.execPath, [join(root, `src/${entrance}.ts`)], env).ended;
		expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
		expect(stderr).toMatch(/SMTP_URL is not set: .+ Set SMTP_URL to .+ and start again\./);
		expect(existsSync(dataDir)).toBe(false);
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	},
);
