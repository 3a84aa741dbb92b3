/** Whether two short answers say the same, as far as spelling alone can tell. */
export function saysTheSame(one: string, other: string): boolean {
	return plain(one) === plain(other);
}

/**
 * Compatible forms of a letter, capitals, the width of spaces, kinds of dashes and quotes, and signs around the answer
 * do not count. Letters do: æ, ø and å are letters of their own. Only `aa` is `å`, which it is in names and on
 * keyboards without Norwegian letters.
 */
function plain(text: string): string {
	const folded = text
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/\p{Pd}/gu, '-')
		.replaceAll(/[\u2018\u2019]/g, "'")
		.replaceAll('aa', 'å')
		.replaceAll(/\s+/g, ' ')
		.trim();
	// An answer that is nothing but signs keeps them.
	return folded.replace(/^[\p{P}\s]+/u, '').replace(/[\p{P}\s]+$/u, '') || folded;
}
