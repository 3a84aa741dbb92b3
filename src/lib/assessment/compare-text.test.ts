import { expect, test } from 'vitest';
import { saysTheSame } from './compare-text.ts';

test.each([
	['Kommunebudsjettet', ' kommunebudsjettet. '],
	['På lag', '«på  LAG»'],
	['Håkon', 'Haakon'],
	['blåbær', 'blåbær'],
	['e-post', 'E‑post'],
	['don’t know', "Don't know!"],
	['ﬁsk', 'fisk'],
	['...', '...'],
])('%j says the same as %j', (one, other) => {
	expect(saysTheSame(one, other)).toBe(true);
	expect(saysTheSame(other, one)).toBe(true);
});

test.each([
	['hår', 'har'],
	['bønder', 'bonder'],
	['lære', 'lare'],
	['to ord', 'toord'],
	['e-post', 'epost'],
	['...', '!'],
	['C++', 'C'],
])('%j says something else than %j', (one, other) => {
	expect(saysTheSame(one, other)).toBe(false);
});
