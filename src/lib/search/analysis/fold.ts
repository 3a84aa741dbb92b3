/** A word as it is compared: composed and in lower case. */
export function lowercase(word: string): string {
	return word.normalize('NFC').toLowerCase();
}

const alike: Record<string, string> = { å: 'a', aa: 'a', ø: 'o', oe: 'o', æ: 'e', ae: 'e', ö: 'o', ä: 'e' };

/**
 * What a lower-case word has in common with its spellings without æ, ø and å: `bålet`, `baalet` and `balet` all
 * give `balet`. Only for looking terms up; two different words may share it.
 */
export function foldTerm(term: string): string {
	if (plain.test(term)) return term;
	return term
		.replace(/aa|oe|ae|[åøæöä]/g, (letters) => alike[letters] ?? letters)
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
}

const plain = /^(?!.*(?:aa|oe|ae))[\0-\x7f]*$/;
