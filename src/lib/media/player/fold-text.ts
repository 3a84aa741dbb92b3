/**
 * A text for comparing: small letters without accents, each white space a blank, and as long as it was. The Norwegian
 * å is a letter and not an a with something on top; æ and ø have no accent to lose.
 */
export function foldText(text: string): string {
	return text
		.replace(/\s/g, ' ')
		.replace(/[^\0-\x7f]/g, (letter) => (/[åÅ]/.test(letter) ? 'å' : letter.normalize('NFD').charAt(0)))
		.replace(/[^\0-\x7f]|[A-Z]/g, (letter) => letter.toLowerCase().charAt(0));
}
