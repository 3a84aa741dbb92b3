import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Member } from '#lib/accounts/viewer.ts';
import { localStorageFolder } from '#lib/platform/storage.ts';
import { makeMember } from '../../../tests/accounts/make-member.ts';
import { test } from '../../../tests/database/database-test.ts';
import { findSettings } from './find-settings.server.ts';
import { removeSiteFile, saveSiteFile } from './save-site-file.server.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const drawing = (inner: string) => bytes(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4">${inner}</svg>`);

/** The head of a PNG of a size; nobody looks further here. */
function png(width: number, height: number): Uint8Array {
	const head = Buffer.alloc(64);
	head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
	head.writeUInt32BE(width, 16);
	head.writeUInt32BE(height, 20);
	return head;
}

test('a logo is what its content says, a new one takes the place of the former, and it can be taken away', async ({ db }) => {
	const kari: Member = await makeMember(db, { name: 'Kari Driftsen', role: 'operator' });
	const folder = join(tmpdir(), randomUUID());
	const storage = localStorageFolder(folder);
	const save = async (content: Uint8Array, kind: 'logo' | 'cover' = 'logo') =>
		saveSiteFile(db, kari, storage, { kind, content, now: await findSettings(db) });
	const kept = () => readdir(join(folder, 'site')).catch(() => []);

	expect(await save(new Uint8Array())).toBe('missing');
	expect(await save(drawing('<script>alert(1)</script>'))).toBe('active');
	expect(await save(drawing('<image href="https://elsewhere.example/a.png"/>'))).toBe('foreign');
	expect(await save(bytes('<!doctype html><p><svg></svg></p>'))).toBe('broken');
	expect(await save(bytes('GIF89a, and no picture'))).toBe('kind');
	expect(await save(bytes('hello'))).toBe('kind');
	expect(await save(new Uint8Array(256 * 1024 + 1))).toBe('large');
	expect(await findSettings(db)).toEqual({});
	expect(await kept()).toEqual([]);

	expect(await save(drawing('<path d="M0 0h4v4z"/>'))).toBeUndefined();
	expect((await findSettings(db)).logo?.mimeType).toBe('image/svg+xml');
	expect(await save(png(40, 20))).toBeUndefined();
	const { logo } = await findSettings(db);
	expect(logo).toMatchObject({ mimeType: 'image/png', bytes: 64 });
	expect(await kept()).toEqual([logo?.key.slice('site/'.length)]);

	expect(await save(png(1399, 1399), 'cover')).toBe('square');
	expect(await save(png(1400, 1500), 'cover')).toBe('square');
	expect(await save(drawing(''), 'cover')).toBe('kind');
	expect(await save(png(1400, 1400), 'cover')).toBeUndefined();
	await removeSiteFile(db, kari, storage, { kind: 'logo', now: await findSettings(db) });
	expect(Object.keys(await findSettings(db))).toEqual(['cover']);
	expect(await kept()).toHaveLength(1);
});
