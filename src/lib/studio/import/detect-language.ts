/** Function words that the three languages do not share; a word of two of them counts for both. */
const functionWords = {
	nb: 'jeg ikke hva hvordan hvorfor hvem hvor hun noe noen være blir ble dere fra mye mer også gjør kommer en et er og det som av den',
	nn: 'eg ikkje kva korleis kvifor kven kvar ho noko nokon vere vert blir vart dykk frå mykje meir også gjer kjem ein eit er og det som av den',
	en: 'not what how why who where she the of and to is are was this that with from have we you it in a be',
};
const languages = ['nb', 'nn', 'en'] as const;
const sets = languages.map((language) => new Set(functionWords[language].split(' ')));

/** The language that most of a text's function words belong to; bokmål when the text does not say. */
export function detectLanguage(text: string): 'nb' | 'nn' | 'en' {
	const words = text.toLocaleLowerCase('nb').match(/\p{L}+/gu) ?? [];
	const counts = sets.map((set) => words.filter((word) => set.has(word)).length);
	return languages[counts.indexOf(Math.max(...counts))] ?? 'nb';
}
