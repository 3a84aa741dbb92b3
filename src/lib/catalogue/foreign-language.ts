/** The language to mark a text with, when it is another than the page's own. */
export function foreignLanguage(language: string | undefined, pageLanguage: string): string | undefined {
	return language === pageLanguage ? undefined : language;
}
