import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const writes =
	/(?:insertInto\(|updateTable\(|deleteFrom\(|mergeInto\(|\b(?:insert into|update|delete from|truncate|merge into)\s+)['"`]?([a-z_]+)\.[a-z_]+/gi;

/** `catalogue` for `insert into catalogue.cases`, for everything that the text writes to. */
function schemasWritten(source: string): string[] {
	return [...source.matchAll(writes)].map((match) => match[1] ?? '');
}

test('the check sees writes of either kind', () => {
	expect(schemasWritten("db.insertInto('media.files'); sql`update catalogue.cases set x = 1`")).toEqual(['media', 'catalogue']);
	expect(schemasWritten('select from catalogue.cases')).toEqual([]);
});

test.for(globSync('src/**/*.ts').filter((file) => !file.endsWith('.test.ts')))(
	'%s writes only to the tables of its own room',
	(file) => {
		const [, room] = /^src\/lib\/([a-z]+)\//.exec(file) ?? [];
		const foreign = schemasWritten(readFileSync(file, 'utf8')).filter((schema) => schema !== room);
		expect(foreign).toEqual([]);
	},
);
