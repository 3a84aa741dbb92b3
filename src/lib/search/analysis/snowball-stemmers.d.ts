declare module 'snowball-stemmers' {
	const snowball: { newStemmer(language: 'english' | 'norwegian'): { stem(word: string): string } };
	export default snowball;
}
