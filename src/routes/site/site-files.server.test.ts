import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect } from 'vitest';
import { paths } from '#lib/platform/paths.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { installedColours } from '#lib/ui/site-colours.ts';
import { themeFile } from '#lib/ui/theme-file.ts';
import { callEndpoint } from '../../../tests/database/call-endpoint.ts';
import { test } from '../../../tests/database/database-test.ts';
import { GET as getFile } from './[file]/+server.ts';
import { GET as getTheme } from './theme-[hash].css/+server.ts';

test('the colours have an address of their own, which browsers keep for good', async ({ db }) => {
	const colours = { ...installedColours, accent: '#7a1fa2' };
	const { hash, css } = themeFile(colours);
	const ask = (name: string, site = {}) => callEndpoint(getTheme, { db, site }, paths.themeStyles(name), { hash: name });
	const answer = await ask(hash, { colours });
	expect(answer.headers.get('cache-control')).toContain('immutable');
	expect(await answer.text()).toBe(css);
	expect((await ask('of-yesterday', { colours })).headers.get('cache-control')).toBe('no-store');
	await expect(ask(hash)).rejects.toThrow('as installed');
	expect(themeFile({ ...colours, tint: '#f0d0ff' }).hash).not.toBe(hash);
});

test('of the storage only the files in use are given out here, in a sandbox', async ({ db }) => {
	const storage = localStorageFolder(join(tmpdir(), randomUUID()));
	const logo = { key: 'site/logo-1.svg', mimeType: 'image/svg+xml' as const, bytes: 4 };
	for (const key of [logo.key, 'site/logo-0.svg']) await storage.put(key, Readable.from([Buffer.from('<svg')]));
	const ask = (file: string, site = {}) => callEndpoint(getFile, { db, storage, site }, `/site/${file}`, { file });
	const answer = await ask('logo-1.svg', { logo });
	expect(await answer.text()).toBe('<svg');
	expect(answer.headers.get('content-type')).toBe('image/svg+xml');
	expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
	await expect(ask('logo-0.svg', { logo })).rejects.toThrow('no such file');
	await expect(ask('logo-1.svg')).rejects.toThrow('no such file');
});
