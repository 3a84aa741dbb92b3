/** The interface languages: bokmål, nynorsk and English. Bokmål's addresses have no prefix. */
export const locales = ['nb', 'nn', 'en'] as const;
export type Locale = (typeof locales)[number];

/** The interface language that somebody named; bokmål where it is none of them. */
export function localeNamed(name: unknown): Locale {
	return locales.find((locale) => locale === name) ?? 'nb';
}

/** Splits `/nn/case/x` into its language and the path that all languages share. */
export function splitLocale(path: string): { locale: Locale; path: string } {
	const [, first = ''] = path.split('/', 2);
	const locale = locales.find((candidate) => candidate !== 'nb' && candidate === first);
	return locale ? { locale, path: path.slice(first.length + 1) || '/' } : { locale: 'nb', path };
}

/** The same page in another language: `/case/x` in nynorsk is `/nn/case/x`. */
export function localePath(locale: Locale, path: string): string {
	return locale === 'nb' ? path : `/${locale}${path === '/' ? '' : path}`;
}
