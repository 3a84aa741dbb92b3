import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchSequences } from './sequences.ts';

test('where the same always follows the same, it is found, and what is popular does not help', () => {
	const items = 60;
	const walks = Array.from({ length: 2 * items }, (_, user) => Array.from({ length: 6 }, (_, step) => (user + step) % items));
	const folder = mkdtempSync(join(tmpdir(), 'sequences-'));
	try {
		const file = join(folder, 'walks.txt');
		writeFileSync(file, walks.map((walk, user) => [user, ...walk].join(' ')).join('\n'));
		const results = benchSequences(file);
		expect(results).toMatchObject({ users: 2 * items, items, rows: { ours: { hr10: 1 }, 'transitions alone': { hr10: 1 } } });
		expect(results.rows.ours?.ndcg10).toBeGreaterThan(0.9);
		expect(results.rows.popularity?.hr10).toBeLessThan(0.4);
		expect(results.rows).not.toHaveProperty('content alone');
	} finally {
		rmSync(folder, { recursive: true });
	}
});
