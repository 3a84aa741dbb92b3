import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { holdOut } from './hold-out.ts';
import { readTopN, readUsers } from './read-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'top-n-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Buffer): string {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
}

it('numbers items as they appear, and gives each member what they have and what is to be found', () => {
	const data = readTopN(file('train.txt', '5 70 20\n\n9 20\n'), file('test.txt.gz', gzipSync('9 70 90\n5\n')));
	expect(data.histories).toEqual({ items: 3, offsets: Uint32Array.of(0, 2, 3), item: Uint32Array.of(0, 1, 1) });
	expect(data.test).toEqual([[], [0, 2]]);
});

it('says what is wrong, with the file and the line', () => {
	expect(() => readUsers(file('a.txt', '0 1 2\n1 2 x\n'))).toThrow(/a\.txt, line 2: “x” is not a whole number\.$/);
	expect(() => readUsers(file('b.txt', '0 1\n1 1\n0 3\n'))).toThrow(/b\.txt, line 3: user 0 has a line already/);
	expect(() => readUsers(file('c.txt', '\n'))).toThrow(/c\.txt has no users/);
	expect(() => readUsers(file('d.txt.gz', 'plain'))).toThrow(/d\.txt\.gz cannot be unpacked/);
	expect(() => readUsers(join(folder, 'none.txt'))).toThrow(/none\.txt is missing/);
	expect(() => readTopN(file('e.txt', '0 1\n'), file('f.txt', '4 1\n'))).toThrow(/f\.txt asks for user 4/);
});

it('holds out a fifth of each member, which is then not learned on', () => {
	const own = Array.from({ length: 10 }, (_, at) => at);
	const { histories, test } = holdOut({
		histories: { items: 10, offsets: Uint32Array.of(0, 10, 11), item: Uint32Array.of(...own, 4) },
		test: [],
	});
	expect(test.map(({ length }) => length)).toEqual([2, 0]);
	expect([...histories.item.subarray(0, 8), ...(test[0] ?? [])].sort((one, other) => one - other)).toEqual(own);
	expect([...histories.offsets]).toEqual([0, 8, 9]);
});
