import { expect, test } from 'vitest';
import { makeBackupCodes, readBackupCode } from './backup-codes.ts';

test('codes differ, and none has a letter that looks like another', () => {
	const codes = makeBackupCodes();
	expect(new Set(codes).size).toBe(10);
	for (const code of codes) expect(code).toMatch(/^[a-hj-km-np-z2-9]{5}-[a-hj-km-np-z2-9]{5}$/);
});

test('a code is read however it was written', () => {
	for (const code of makeBackupCodes()) {
		const spaced = ` ${code.slice(0, 3)} ${code.slice(3)} `;
		for (const written of [code, code.toUpperCase(), code.replace('-', ''), spaced]) expect(readBackupCode(written)).toBe(code);
	}
});
