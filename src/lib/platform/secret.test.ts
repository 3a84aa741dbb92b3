import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deriveKey, openSecret } from './secret.ts';

test('the secret is the operator’s, else one that is made once and that nobody else may read', () => {
	const folder = mkdtempSync(join(tmpdir(), 'secret-'));
	const dataDir = join(folder, 'data');
	expect(openSecret({ secret: 'of the operator', dataDir })).toBe('of the operator');
	const made = openSecret({ secret: undefined, dataDir });
	expect(made).toMatch(/^[\w-]{43}$/);
	expect(openSecret({ secret: undefined, dataDir })).toBe(made);
	expect(statSync(join(dataDir, 'secret')).mode & 0o777).toBe(0o600);
	expect(readFileSync(join(dataDir, 'secret'), 'utf8').trim()).toBe(made);
	expect(openSecret({ secret: undefined, dataDir: join(folder, 'other') })).not.toBe(made);
	rmSync(folder, { recursive: true });
});

test('each purpose has a key of its own, always the same', () => {
	// RFC 5869 with an empty salt; checked with: openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:… -kdfopt info:dugnad/mail HKDF
	expect(deriveKey('a secret', 'mail').toString('hex')).toBe('eaf94783cefdb62a0b7219c6f1894b42f3eb8eddcca8a9511466e39dd5b05b32');
	expect(deriveKey('a secret', 'mail')).not.toEqual(deriveKey('a secret', 'sessions'));
	expect(deriveKey('a secret', 'mail')).not.toEqual(deriveKey('another', 'mail'));
});
