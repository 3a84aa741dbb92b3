import { expect, it } from 'vitest';
import { caseListQuery, readQuery } from './parameters.ts';

const read = (query: string) => readQuery(caseListQuery, new URL(`http://localhost/api/v1/cases${query}`));

it('reads filters and fills in what is left out', () => {
	expect(read('?theme=helse&goal=3&year=2024&form=watch&page=2&pageSize=50&lang=en')).toEqual({
		theme: 'helse',
		goal: 3,
		year: 2024,
		form: 'watch',
		page: 2,
		pageSize: 50,
		lang: 'en',
	});
	expect(read('')).toEqual({ page: 1, pageSize: 20, lang: 'nb' });
});

it.each([
	['?pageSize=101', 'The parameter pageSize is "101": it must be a whole number from 1 to 100.', 'pageSize'],
	['?page=x', 'The parameter page is "x": it must be a whole number from 1 to 1000000.', 'page'],
	['?page=', 'The parameter page is "": it must be a whole number from 1 to 1000000.', 'page'],
	['?goal=2.5', 'The parameter goal is "2.5": it must be a whole number from 1 to 17.', 'goal'],
	['?theme=Helse', 'The parameter theme is "Helse": it must be a slug such as helse.', 'theme'],
	['?form=smell', 'The parameter form is "smell": it must be listen, watch or read.', 'form'],
	['?language=norsk', 'The parameter language is "norsk": it is not a language tag such as nb, nn or en.', 'language'],
	['?page=1&page=2', 'The parameter page is given twice: give it once.', 'page'],
])('refuses %s in one sentence', (query, message, field) => {
	expect(() => read(query)).toThrow(expect.objectContaining({ message, field }));
});

it('refuses a parameter that does not exist, and names those that do', () => {
	expect(() => read('?tema=helse')).toThrow(/^There is no parameter "tema": use theme, perspective, .* pageSize, lang\.$/);
});
