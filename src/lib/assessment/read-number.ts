/** Digits, in groups of three with spaces between if one likes, and a decimal comma or point. */
const written = /^([+-]?(?:\d+|\d{1,3}(?: \d{3})+))(?:[.,](\d+))?(e[+-]?\d{1,3})?$/i;

/**
 * Reads a number as people write it: `3,5`, `3.5`, `−2`, `1 234 567`. Undefined when it is no number or says more than
 * one, such as a unit, a percent sign, or `1.234,5`, where nobody knows which sign parts the thousands.
 */
export function readNumber(text: string): number | undefined {
	const plain = text
		.normalize('NFKC')
		.replaceAll(/[\u2212\u2013]/g, '-')
		.replaceAll(/\s/g, ' ')
		.trim();
	const [whole, digits = '', decimals = '0', power = ''] = written.exec(plain) ?? [];
	const number = Number(`${digits.replaceAll(' ', '')}.${decimals}${power}`);
	return whole === undefined || !Number.isFinite(number) ? undefined : number;
}
