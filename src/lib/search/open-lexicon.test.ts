import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { installOrdbank, openLexicon } from './open-lexicon.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'lexicon-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('learns once, takes Norsk Ordbank in, and starts anew when the file is damaged', { timeout: 120_000 }, () => {
	const first = openLexicon(folder);
	expect(first.lexicon.split('barnehageplass')).toEqual({ first: 'barnehage', last: 'plass' });
	expect(openLexicon(folder).version).toBe(first.version);

	expect(installOrdbank(folder, ['1\ttrå*lest\tx\n2\tskole*bok\ty\n'])).toBe(2);
	const taught = openLexicon(folder);
	expect(taught.lexicon.split('trålest')).toEqual({ first: 'trå', last: 'lest' });
	expect(taught.version).not.toBe(first.version);
	expect(() => installOrdbank(folder, ['<html>'])).toThrow('File 1 has no compound');

	writeFileSync(join(folder, 'lexicon.json.gz'), 'broken');
	expect(openLexicon(folder).version).toBe(first.version);
});
