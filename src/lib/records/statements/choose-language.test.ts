import { expect, test } from 'vitest';
import { chooseLanguage } from './choose-language.ts';

const words = { 'en-US': 'color', 'en-GB': 'colour', nb: 'farge', 'nn-NO': 'farge', 'zh-Hant': '顏色' };

test.each([
	['en-GB', 'en-GB'],
	['EN-gb;q=0.3, nb;q=0.2', 'en-GB'],
	['nb;q=0.5, en-GB;q=0.9', 'en-GB'],
	['en', 'en-US'],
	['nn', 'nn-NO'],
	['nb-NO-x-own', 'nb'],
	['zh-Hant-TW', 'zh-Hant'],
	['de, *;q=0.1', 'en-US'],
	['de', 'en-US'],
	['', 'en-US'],
	['*, en;q=0', 'nb'],
	['e, nb', 'nb'],
	['nonsense;;q=, nb', 'nb'],
	['en-US;q=0, en-GB;q=0, nb;q=0, nn;q=0, zh;q=0', 'en-US'],
])('"%s" chooses %s', (acceptLanguage, tag) => {
	expect(Object.keys(chooseLanguage(words, acceptLanguage))).toEqual([tag]);
});

test('an empty map stays empty', () => {
	expect(chooseLanguage({}, 'nb')).toEqual({});
});
