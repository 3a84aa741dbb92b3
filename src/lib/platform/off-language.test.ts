import { expect, test } from 'vitest';
import { insteadOfOffLanguage } from './off-language.ts';

const site = { languages: { offered: ['nn', 'en'], standard: 'en' } } as const;
const asked = { method: 'GET', locale: 'nb', path: '/case/buss', search: '?t=3', routeId: '/(site)/case/[slug]' } as const;

test('a page in a language that is off is read in the one that stands for it', () => {
	const settings = { languages: { offered: [...site.languages.offered], standard: site.languages.standard } };
	expect(insteadOfOffLanguage(settings, asked)).toBe('/en/case/buss?t=3');
	expect(insteadOfOffLanguage(settings, { ...asked, path: '/', search: '', routeId: '/(site)' })).toBe('/en');
	expect(insteadOfOffLanguage({ languages: { offered: ['nb'], standard: 'nb' } }, { ...asked, locale: 'nn' })).toBe(
		'/case/buss?t=3',
	);
	expect(insteadOfOffLanguage(settings, { ...asked, locale: 'nn' })).toBeUndefined();
});

test('no address leads out of the site', () => {
	const settings = { languages: { offered: ['nb' as const], standard: 'nb' as const } };
	const away = { ...asked, locale: 'nn' as const, path: '//elsewhere.example/', search: '', routeId: null };
	expect(insteadOfOffLanguage(settings, away)).toBe('/elsewhere.example/');
});

test('feeds, files and what is sent stay where they are', () => {
	const settings = { languages: { offered: [...site.languages.offered], standard: site.languages.standard } };
	expect(insteadOfOffLanguage(settings, { ...asked, routeId: '/feeds/all.xml' })).toBeUndefined();
	expect(insteadOfOffLanguage(settings, { ...asked, method: 'POST' })).toBeUndefined();
	expect(insteadOfOffLanguage({}, asked)).toBeUndefined();
});
