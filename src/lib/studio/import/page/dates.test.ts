import { expect, test } from 'vitest';
import { readDate } from './dates.ts';

test.each([
	['190108', '2019-01-08'],
	['200229', '2020-02-29'],
	['190229', undefined],
	['191301', undefined],
	['08.01.2019', '2019-01-08'],
	['8.1.2019', '2019-01-08'],
	['31.04.2019', undefined],
	['2019-01-08', '2019-01-08'],
	['2019-01-08T12:00:00Z', '2019-01-08'],
	['8. januar 2019', '2019-01-08'],
	['8 January 2019', '2019-01-08'],
	['January 8, 2019', '2019-01-08'],
	['8. tullember 2019', undefined],
	['januar 2019', undefined],
	['snart', undefined],
])('the date %s', (text, date) => {
	expect(readDate(text)).toBe(date);
});
