/** One line's text with every kind of space made plain and invisible characters removed. */
export function cleanText(text: string): string {
	return text
		.normalize('NFC')
		.replace(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
}

/** For comparing two texts that may differ in capitals only. */
export function sameText(a: string, b: string): boolean {
	return a.toLocaleLowerCase('nb') === b.toLocaleLowerCase('nb');
}

/** How many words a text has, by the spaces between them. */
export function wordCount(text: string): number {
	return text.split(/\s+/).filter(Boolean).length;
}

/** The texts in their order, none twice. */
export function distinct(texts: readonly string[]): string[] {
	return texts.filter((text, at) => texts.findIndex((other) => sameText(text, other)) === at);
}
