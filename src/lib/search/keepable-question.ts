const mostCharacters = 100;

/** What may say who somebody is: an address of mail, also in disguise, and seven digits or more with whatever stands between. */
const personal = [/@/, /[([{<]\s*(?:at|krøllalfa|alfakrøll)\s*[)\]}>]/, /\p{Nd}(?:[\s.,:;/\\()+_*–—-]*\p{Nd}){6}/u];

/**
 * A question as it may be counted: in lower case, on one line, its first hundred characters. Undefined for what seems to hold
 * an e-mail address, a telephone number or a national identity number, and for what has no letters.
 */
export function keepableQuestion(query: string): string | undefined {
	const question = query
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\p{C}\s]+/gu, ' ')
		.trim();
	if (!/\p{L}/u.test(question) || personal.some((sign) => sign.test(question))) return undefined;
	return [...question].slice(0, mostCharacters).join('').trim();
}
