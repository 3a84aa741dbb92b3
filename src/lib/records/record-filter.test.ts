import { expect, test } from 'vitest';
import { verbs } from './deed.ts';
import { kindVerbs, readRecordFilter } from './record-filter.ts';

const read = (query: string) => readRecordFilter(new URLSearchParams(query));

test('reads kinds and days that there are, and nothing else', () => {
	expect(read('kind=quiz&from=2026-01-31&to=2028-02-29')).toEqual({ kind: 'quiz', from: '2026-01-31', to: '2028-02-29' });
	for (const odd of ['', 'kind=alt', 'from=2026-02-30', 'from=0000-01-01', "to=2026-01-01'--", 'to=x'])
		expect(read(odd)).toEqual({});
});

test('every verb of the product is of one kind', () => {
	expect(Object.values(kindVerbs).flat().toSorted()).toEqual(Object.keys(verbs).toSorted());
});
