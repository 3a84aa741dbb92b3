import type { Language } from './analysis/language.ts';

/** Which analysis reads a text in a language (`nn-NO`); the other languages are read as bokmål, which harms them least. */
export function analysisOf(language: string): Language {
	const [code = ''] = language.toLowerCase().split('-');
	return code === 'en' || code === 'nn' ? code : 'nb';
}
