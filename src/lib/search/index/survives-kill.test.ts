import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { libraryAfter, versionsAfter } from '../../../../tests/search/changing-cases.ts';
import { Conflict } from '../../platform/errors.ts';
import { filesOf, readManifest } from './manifest.ts';
import { openIndex } from './open-index.ts';
import { openWriter } from './open-writer.ts';
import { rebuild } from './rebuild.ts';
import type { SearchIndex } from './search-index.ts';

const root = mkdtempSync(join(tmpdir(), 'dugnad-index-kill-'));
afterAll(() => rmSync(root, { recursive: true }));
const script = join(import.meta.dirname, '../../../../tests/search/write-until-killed.ts');
const analyser = 'test-1';
const questions = ['og', 'tare', 'båt fisk', 'hav er krok', 'sild'].map((question) =>
	question.split(' ').map((term) => ({ terms: [{ term, weight: 1 }] })),
);

function open(folder: string): SearchIndex {
	const opened = openIndex(folder, { analyser });
	if (opened.outcome !== 'open') throw new Error(JSON.stringify(opened));
	return opened.index;
}

/** Starts a writer, kills it some time after its first step, and returns the last step that it said was durable. */
async function writeAndKill(folder: string, mode: string, done: number, kill: number): Promise<number> {
	const child = spawn(process.execPath, [script, folder, mode, String(done)], { stdio: ['ignore', 'pipe', 'inherit'] });
	let said = '';
	child.stdout.on('data', (text: Buffer) => {
		said += text;
	});
	const ended = once(child, 'close');
	await Promise.race([once(child.stdout, 'data'), ended]);
	await sleep(kill * 7.3);
	child.kill('SIGKILL');
	await ended;
	return Number(said.trim().split('\n').at(-1));
}

async function allFound(index: SearchIndex): Promise<unknown[]> {
	return Promise.all(questions.map((groups) => index.search(groups, { limit: 50 })));
}

test.concurrent.each(['build', 'commit', 'merge'])(
	'twenty kills during %s leave an index that equals a fresh one',
	{ timeout: 120_000 },
	async (mode) => {
		const folder = join(root, mode);
		for (let kill = 0, done = 0; kill < 20; kill++) {
			const said = await writeAndKill(folder, mode, done, kill);
			expect(said).toBeGreaterThan(done);
			const index = open(folder);
			const versions = Object.fromEntries(index.versions());
			// The step under way may have become durable just before the kill, but was not said to be.
			done = [said, said + 1].find((step) => JSON.stringify(versionsAfter(step)) === JSON.stringify(versions)) ?? Number.NaN;
			expect(done, `the index has neither step ${said} nor the next one`).not.toBeNaN();
			await rebuild(join(root, `${mode}-fresh`), libraryAfter(done).values(), { analyser });
			const fresh = open(join(root, `${mode}-fresh`));
			expect(await allFound(index)).toEqual(await allFound(fresh));
			await index.verify();
			await Promise.all([index.close(), fresh.close()]);
		}
		await openWriter(folder, { analyser }).close();
		expect(new Set(readdirSync(folder))).toEqual(filesOf(readManifest(folder) ?? { segments: [] }).add('manifest'));
	},
);

test('a reader keeps up with another process that writes, and nobody else may write', { timeout: 60_000 }, async () => {
	const folder = join(root, 'two');
	const child = spawn(process.execPath, [script, folder, 'merge'], { stdio: ['ignore', 'pipe', 'inherit'] });
	await once(child.stdout, 'data');
	const index = open(folder);
	let seen = 0;
	for (let looks = 0; looks < 60; looks++) {
		if (index.refresh()) seen++;
		const versions = JSON.stringify(Object.fromEntries(index.versions()));
		const steps = [...index.versions()].map(([, version]) => Number(version.slice(5)));
		// Steps that only remove cases leave no version of their own, so the library may be a little further on.
		const last = Math.max(0, ...steps);
		const alike = Array.from({ length: 6 }, (_, i) => JSON.stringify(versionsAfter(last + i)));
		expect(alike, 'a mixture of steps').toContain(versions);
		await allFound(index);
		await sleep(3);
	}
	expect(seen).toBeGreaterThan(3);
	expect(() => openWriter(folder, { analyser })).toThrow(Conflict);
	child.kill('SIGKILL');
	await once(child, 'close');
	await openWriter(folder, { analyser }).close();
	await index.close();
});
