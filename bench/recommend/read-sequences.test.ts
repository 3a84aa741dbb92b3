import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { askFor, readAttributes, readSequences, withoutLast } from './read-sequences.ts';

const text = '1 70 20 70 50\n2 50 20\n3 20 50 90\n';

function withFile<T>(name: string, content: string | Buffer, read: (file: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'sequences-'));
	try {
		writeFileSync(join(folder, name), content);
		return read(join(folder, name));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

test('items are numbered as they appear; users who have too few for a test and a validation item are left out', () => {
	for (const [name, content] of [
		['a.txt', text],
		['a.txt.gz', gzipSync(text)],
	] as const) {
		const { users, numbers } = withFile(name, content, readSequences);
		expect(users).toEqual([
			[0, 1, 0, 2],
			[1, 2, 3],
		]);
		expect([...numbers]).toEqual([
			['70', 0],
			['20', 1],
			['50', 2],
			['90', 3],
		]);
	}
});

test('a file without any such user is refused with a reason', () => {
	expect(() => withFile('a.txt', '1 70 20\n', readSequences)).toThrow(/has no user with three items/);
});

test('what is asked for is in neither the history nor what a model is fitted on', () => {
	const sequences = withFile('a.txt', text, readSequences);
	expect(askFor(sequences, 1).map(({ next, history }) => [next, history.map(({ index }) => index)])).toEqual([
		[2, [0, 1, 0]],
		[3, [2, 1]],
	]);
	expect(askFor(sequences, 2).map(({ next, history }) => [next, history.map(({ index }) => index)])).toEqual([
		[0, [1, 0]],
		[2, [1]],
	]);
	expect(withoutLast(sequences, 2)).toEqual({ items: 4, offsets: Uint32Array.of(0, 2, 3), item: Uint32Array.of(0, 1, 1) });
	expect(withoutLast(sequences, 1).item).toEqual(Uint32Array.of(0, 1, 0, 1, 2));
});

test('attributes stand with the items that have them, and unknown items are passed over', () => {
	const { numbers } = withFile('a.txt', text, readSequences);
	const contents = withFile('a.json', '{"20": [7, 8], "999": [9], "90": [8]}', (file) => readAttributes(file, numbers));
	expect(contents.offsets).toEqual(Uint32Array.of(0, 0, 2, 2, 3));
	expect(Array.from(contents.id)).toEqual([7, 8, 8]);
});
