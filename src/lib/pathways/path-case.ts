/** What planning a path needs to know of a case. */
export interface PathCase {
	id: number;
	durationMs: number | null;
	/** The words of what one learns from it, each once: see `learningWords`. */
	words: string[];
	/** Slugs, the first one is the main one. */
	themes: string[];
	perspectives: string[];
	goals: number[];
	language: string;
	/** When it came out, in milliseconds since 1970. */
	publishedMs: number;
}

/** Words that say nothing of what is learned. */
const empty = new Set(
	`about after alle andre before between blir bruke dette disse eller etter forskjellen fordi forskjell gjennom gjere gjør gjøre
	ha hva hvem hvilke hvilken hvis hvor hvordan hvorfor ikke ikkje instead kvifor kva korleis kunne mellom når nokon noen noe
	should skal something their there them they this those very være vere what when where which while will with without
	your`.split(/\s+/),
);

/** So much of a word is compared: a crude stem, enough to see that `beslutning` and `beslutningene` speak of the same. */
const stemLength = 7;

/** The words of what one learns, for seeing which cases speak of the same: lower case, cut, without what every text says. */
export function learningWords(texts: readonly string[]): string[] {
	const words =
		texts
			.join(' ')
			.toLowerCase()
			.match(/\p{L}{4,}/gu) ?? [];
	return [...new Set(words.filter((word) => !empty.has(word)).map((word) => word.slice(0, stemLength)))];
}

/** How much of the smaller of two sets is in the other, 0 to 1. */
export function overlap<T>(a: readonly T[], b: readonly T[] | ReadonlySet<T>): number {
	const other = b instanceof Set ? b : new Set(b as readonly T[]);
	if (a.length === 0 || other.size === 0) return 0;
	return a.reduce((count, one) => (other.has(one) ? count + 1 : count), 0) / Math.min(a.length, other.size);
}

/** How much of the same ground two cases cover, 0 to 1: half by their themes, half by the words of what one learns. */
export function closeness(a: PathCase, b: PathCase): number {
	return (overlap(a.themes, b.themes) + overlap(a.words, b.words)) / 2;
}
