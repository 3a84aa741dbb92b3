const vowels = new Set('aeiouyæøåéèêôöäü');

// Longest first. Snowball's endings of inflection, and those it misses: lærerne, læreren, viktigere, viktigst.
const endings = [
	...['hetenes', 'hetene', 'hetens', 'heten', 'heter', 'endes', 'erenes', 'erene', 'ernes', 'erens', 'arane', 'erne', 'eren'],
	...['eret', 'erets', 'ande', 'ende', 'edes', 'enes', 'ede', 'ane', 'anes', 'ene', 'ens', 'ers', 'ets', 'het', 'ere', 'are'],
	...['ast', 'en', 'ar', 'er', 'as', 'es', 'et', 'a', 'e'],
].sort((a, b) => b.length - a.length);
const byLastLetter = Map.groupBy(endings, (ending) => ending.at(-1) ?? '');

// Endings that are changed rather than dropped.
const changes: [string, string][] = [
	...(['igste', 'igere', 'igare', 'igaste', 'igst', 'igast'] as const).map((ending): [string, string] => [ending, 'ig']),
	['erte', 'er'],
	['ert', 'er'],
];

/**
 * The stem of a lower-case Norwegian word, bokmål or nynorsk: Snowball's steps for inflection. Its last step, which
 * drops endings of derivation too (`menighet` → `men`), is left out: it finds far more that is wrong than right.
 */
export function stemNorwegian(word: string): string {
	const from = regionStart(word);
	if (from >= word.length) return word;
	const stemmed = dropEnding(word, from);
	const end = stemmed.slice(-2);
	return (end === 'dt' || end === 'vt') && stemmed.length - 2 >= from ? stemmed.slice(0, -1) : stemmed;
}

/** Where Snowball's R1 begins: after the first consonant that follows a vowel, and after three letters at least. */
function regionStart(word: string): number {
	let at = 0;
	while (at < word.length && !vowels.has(word[at] ?? '')) at++;
	while (at < word.length && vowels.has(word[at] ?? '')) at++;
	return Math.max(at + 1, 3);
}

function dropEnding(word: string, from: number): string {
	const last = word[word.length - 1] ?? '';
	if (last === 'e' || last === 't')
		for (const [ending, instead] of changes)
			if (word.endsWith(ending) && word.length - ending.length >= from) return word.slice(0, -ending.length) + instead;
	for (const ending of byLastLetter.get(last) ?? [])
		if (word.length - ending.length >= from && word.endsWith(ending)) return word.slice(0, -ending.length);
	return last === 's' && word.length - 1 >= from && mayPrecedeS(word) ? word.slice(0, -1) : word;
}

function mayPrecedeS(word: string): boolean {
	const before = word[word.length - 2] ?? '';
	return 'bcdfghjlmnoprtvyz'.includes(before) || (before === 'k' && !vowels.has(word[word.length - 3] ?? 'a'));
}
