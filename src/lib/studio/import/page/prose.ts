import { wordCount } from './clean-text.ts';

/** Whether a line is running text and not a name, a title or an organisation. */
export function isProse(text: string): boolean {
	const words = wordCount(text);
	return words > 18 || (words >= 4 && /[.!?…]["”»]?$/.test(text));
}

const quoted = /^[«"“”„]\s*(?<inner>\S.*)[»"“”]$/;

/** A quotation without its marks; a text without marks as it is. */
export function unquote(text: string): string {
	return quoted.exec(text)?.groups?.inner ?? text;
}

/** Whether a text stands in quotation marks. */
export function isQuoted(text: string): boolean {
	return quoted.test(text);
}
