/** The words of a text: the runs between white space. */
export function splitWords(text: string): string[] {
	return text.split(/\s+/).filter((word) => word !== '');
}
