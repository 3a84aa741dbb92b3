import { expect, test } from 'vitest';
import { seal, unseal } from './seal.ts';
import { deriveKey } from './secret.ts';

test('what is sealed is read with its key alone, and unchanged', () => {
	const [key, other] = [deriveKey('a secret', 'mail'), deriveKey('a secret', 'other')];
	const sealed = seal(key, 'kråke 🐦');
	expect(unseal(key, sealed)).toBe('kråke 🐦');
	expect(seal(key, 'kråke 🐦')).not.toBe(sealed);
	expect(() => unseal(other, sealed)).toThrow();
	const bytes = Buffer.from(sealed, 'base64url');
	for (const index of bytes.keys()) {
		const changed = Buffer.from(bytes);
		changed[index] = (changed[index] ?? 0) ^ 1;
		expect(() => unseal(key, changed.toString('base64url'))).toThrow();
	}
	expect(() => unseal(key, bytes.subarray(0, 20).toString('base64url'))).toThrow();
});
