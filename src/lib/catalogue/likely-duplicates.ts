/** A term as it is compared with others; `groups` are what it belongs to, such as a person's organisations. */
export interface Comparable {
	slug: string;
	name: string;
	groups: readonly number[];
}

/** Why two are likely the same: spelled alike, one letter apart, or one name within the other in one organisation. */
export type Likeness = 'same' | 'close' | 'within';

export interface LikelyPair<Term extends Comparable = Comparable> {
	pair: [Term, Term];
	because: Likeness;
}

/** One letter makes other words of shorter names. */
const shortest = 6;
const legalForms = new Set(['as', 'asa', 'sa', 'ans', 'da', 'ltd', 'inc', 'gmbh']);
const letters: Record<string, string> = { æ: 'ae', ø: 'o', ß: 'ss', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th' };

/** The words of a name, however they are written and in whatever order: without case, accents, signs and legal forms. */
export function foldName(name: string): string {
	const plain = name
		.toLowerCase()
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[æøßœłđðþ]/g, (letter) => letters[letter] ?? letter);
	const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
	const own = words.filter((word) => !legalForms.has(word));
	return (own.length > 0 ? own : words).sort().join(' ');
}

/** Whether two texts are alike but for one letter: one more, one less, another, or two that changed places. */
export function isOneApart(a: string, b: string): boolean {
	const others = withoutOne(b);
	return withoutOne(a).some((text) => others.includes(text));
}

/** A term with the words of its name. */
interface Folded<Term> {
	term: Term;
	name: string;
}

/** Pairs that are likely one, the surest first; each pair once. */
export function likelyDuplicates<Term extends Comparable>(terms: readonly Term[]): LikelyPair<Term>[] {
	const folded = terms.map((term) => ({ term, name: foldName(term.name) }));
	const found = new Map<string, LikelyPair<Term>>();
	const note = (because: Likeness) => (a: Folded<Term>, b: Folded<Term>) => {
		const key = a.term.slug < b.term.slug ? `${a.term.slug} ${b.term.slug}` : `${b.term.slug} ${a.term.slug}`;
		if (a !== b && !found.has(key)) found.set(key, { pair: [a.term, b.term], because });
	};
	const noteIfWithin = (a: Folded<Term>, b: Folded<Term>) => {
		if (isWithin(a.name, b.name)) note('within')(a, b);
	};
	pairUp(folded, ({ name }) => (name === '' ? [] : [name]), note('same'));
	pairUp(folded, ({ name }) => (name.length < shortest ? [] : withoutOne(name)), note('close'));
	pairUp(folded, ({ term }) => term.groups, noteIfWithin);
	return [...found.values()];
}

/** Calls `note` for every two terms that have a key in common. */
function pairUp<Term, Key>(
	terms: readonly Folded<Term>[],
	keysOf: (one: Folded<Term>) => readonly Key[],
	note: (a: Folded<Term>, b: Folded<Term>) => void,
): void {
	const byKey = new Map<Key, Folded<Term>[]>();
	for (const one of terms) {
		for (const key of keysOf(one)) {
			const earlier = byKey.get(key);
			for (const other of earlier ?? []) note(other, one);
			if (earlier) earlier.push(one);
			else byKey.set(key, [one]);
		}
	}
}

/** The text, and each text that is left when one letter goes. */
function withoutOne(text: string): string[] {
	const left = [text];
	for (let at = 0; at < text.length; at++) left.push(text.slice(0, at) + text.slice(at + 1));
	return left;
}

/** Whether all words of one name, two at least, are in the other one. */
function isWithin(a: string, b: string): boolean {
	const [few, many] = [a.split(' '), b.split(' ')].sort((x, y) => x.length - y.length) as [string[], string[]];
	return few.length >= 2 && few.every((word) => many.includes(word));
}
