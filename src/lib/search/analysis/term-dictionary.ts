/**
 * What query expansion needs to know of an index's dictionary. The on-disk index implements it;
 * terms are the normal forms that `analyseText` gives.
 */
export interface TermDictionary {
	has(term: string): boolean;
	/** In how many turns the term stands, or in how many fields of cases if more: nobody may say a guest's name; 0 when it is unknown. */
	documentFrequency(term: string): number;
	/** Every term that begins with the prefix, the prefix itself included. */
	startingWith(prefix: string): Iterable<string>;
	/** Every term whose `foldTerm` is this key (å/aa/a, ø/oe/o, æ/ae/e alike). */
	folded(key: string): Iterable<string>;
	/**
	 * Every term at an optimal-string-alignment distance of 1 … `distance` (insert, delete, replace
	 * and swapping two neighbours cost 1 each).
	 */
	within(term: string, distance: number): Iterable<string>;
}
