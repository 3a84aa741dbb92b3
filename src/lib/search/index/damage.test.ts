import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changesOf } from '../../../../tests/search/changing-cases.ts';
import { makeCase } from '../../../../tests/search/invented-cases.ts';
import { IndexDamaged } from './durable-file.ts';
import { openIndex } from './open-index.ts';
import { openWriter } from './open-writer.ts';

const folder = mkdtempSync(join(tmpdir(), 'dugnad-index-damage-'));
afterAll(() => rmSync(folder, { recursive: true }));
const analyser = 'test-1';
const question = ['og', 'tare', 'hav'].map((term) => ({ terms: [{ term, weight: 1 }] }));

/** What comes of an index: what a search finds, and whether damage was noticed at any time. */
async function look(): Promise<{ noticed: boolean; found?: unknown }> {
	const opened = openIndex(folder, { analyser });
	if (opened.outcome === 'damaged' || opened.outcome === 'missing') return { noticed: true };
	const { index } = opened as Extract<typeof opened, { index: unknown }>;
	try {
		const found = await index.search(question, { limit: 50 });
		try {
			await index.verify();
			return { noticed: false, found };
		} catch (error) {
			if (error instanceof IndexDamaged) return { noticed: true, found };
			throw error;
		}
	} catch (error) {
		if (error instanceof IndexDamaged) return { noticed: true };
		throw error;
	} finally {
		await index.close();
	}
}

test('a flipped bit in any byte of any file is noticed, and no search goes wrong by it', { timeout: 120_000 }, async () => {
	const writer = openWriter(folder, { analyser });
	for (const cases of [changesOf(1).upsert, [makeCase(77, ['tare i havet'])]]) {
		writer.upsert(cases);
		writer.commit();
	}
	writer.remove([changesOf(1).upsert[0]?.caseId ?? 0]);
	writer.commit();
	await writer.close();
	const files = readdirSync(folder);
	expect(files.length).toBeGreaterThanOrEqual(4);
	const { found: right, noticed } = await look();
	expect(noticed).toBe(false);
	for (const file of files) {
		const bytes = readFileSync(join(folder, file));
		for (let at = 0; at < bytes.length; at++) {
			const flipped = Uint8Array.from(bytes);
			(flipped[at] as number) ^= 1 << (at % 8);
			writeFileSync(join(folder, file), flipped);
			const { noticed, found } = await look();
			if (!noticed) throw new Error(`Byte ${at} of ${bytes.length} in ${file} was flipped, and nobody noticed.`);
			if (found) expect(found).toEqual(right);
		}
		writeFileSync(join(folder, file), bytes.subarray(0, bytes.length - 1));
		expect((await look()).noticed, `${file} cut short`).toBe(true);
		writeFileSync(join(folder, file), bytes);
	}
});

test('says what has to be rebuilt, and why', () => {
	expect(openIndex(join(folder, 'nowhere'), { analyser })).toEqual({ outcome: 'missing' });
	const other = openIndex(folder, { analyser: 'test-2' });
	expect(other.outcome).toBe('outdated');
	if (other.outcome === 'outdated') void other.index.close();
});
