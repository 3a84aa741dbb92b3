import { expect, test } from 'vitest';
import { nameRecurring } from './prepared-statements.ts';

const long = (n: number) => `select ${n} ${'x'.repeat(300)}`;

test('a long query has a name from the second time on, a short one never', () => {
	const nameOf = nameRecurring();
	expect([long(1), long(1), long(2), long(1), long(2)].map(nameOf)).toEqual([undefined, 'q1', undefined, 'q1', 'q2']);
	expect(['begin', 'begin'].map(nameOf)).toEqual([undefined, undefined]);
});

test('queries without end get no names without end', () => {
	const nameOf = nameRecurring();
	const names = Array.from({ length: 5000 }, (_, n) => [nameOf(long(n)), nameOf(long(n))]).flat();
	expect(new Set(names).size).toBe(101);
});
