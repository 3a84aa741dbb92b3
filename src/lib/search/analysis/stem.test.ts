import { expect, it } from 'vitest';
import { stem } from './stem.ts';

it.each([
	['lærer', 'lærerne', 'læreren', 'lærere', 'lærar', 'lærarane'],
	['bok', 'boka', 'bøker', 'bøkene'],
	['kommune', 'kommunen', 'kommuner', 'kommunar', 'kommunane'],
	['viktig', 'viktige', 'viktigste', 'viktigare'],
	['minister', 'ministeren', 'ministrene', 'ministrane'],
	['sikkerhet', 'sikkerheten'],
	['gå', 'gikk', 'gått', 'gjekk'],
	['regjering', 'regjeringens', 'regjeringene'],
])('gives all forms of %s one normal form', (...forms) => {
	expect(new Set(forms.map((form) => stem(form, 'nb')))).toHaveLength(1);
});

it.each([
	['menighet', 'men'],
	['lige', 'lik'],
	['bil', 'bilde'],
])('keeps %s and %s apart', (one, other) => {
	expect(stem(one, 'nb')).not.toBe(stem(other, 'nb'));
});

it('stems English by its own rules', () => {
	expect(stem('running', 'en')).toBe(stem('runs', 'en'));
});
