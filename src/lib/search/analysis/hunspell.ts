/** The words of a Hunspell word list (`.dic`) in lower case, without their flags; names and abbreviations are left out. */
export function hunspellWords(dic: string): string[] {
	const words: string[] = [];
	for (const line of dic.split('\n').slice(1)) {
		const word = line.split(/[/\t]/, 1)[0]?.trim() ?? '';
		if (plainWord.test(word)) words.push(word);
	}
	return words;
}

const plainWord = /^\p{Ll}+$/u;
