/** No sheet of cases is wider. */
export const mostColumns = 200;

/** `A`, `B` … `Z`, `AA`: the columns of a spreadsheet, the first being 1. */
export function columnName(number: number): string {
	const rest = (number - 1) % 26;
	const letter = String.fromCharCode(65 + rest);
	return number > 26 ? columnName((number - 1 - rest) / 26) + letter : letter;
}

/** The number that the letters of a column stand for; nothing is 0. */
export function columnNumber(letters: string): number {
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
