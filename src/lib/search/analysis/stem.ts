import snowball from 'snowball-stemmers';
import { baseForm } from './irregular-forms.ts';
import type { Language } from './language.ts';
import { stemNorwegian } from './stem-norwegian.ts';

const english = snowball.newStemmer('english');

/** The normal form of a lower-case word; bokmål and nynorsk share one. */
export function stem(word: string, language: Language): string {
	return language === 'en' ? english.stem(word) : stemNorwegian(baseForm(word));
}
