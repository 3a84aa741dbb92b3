/**
 * The full name of the person that a transcript's label means: the full name, the first name or names, some of
 * the names in their order (a surname, `Kari Nordmann` for Kari Anne Nordmann), or the beginning of the name.
 * The closest kind of match decides; `undefined` when nobody or more than one fits.
 */
export function resolveSpeaker(label: string, people: readonly string[]): string | undefined {
	const wanted = nameWords(label);
	if (wanted.length === 0) return undefined;
	for (const fits of [isWholeName, isFirstNames, isSomeNames, isBeginning]) {
		const found = new Set(people.filter((person) => fits(wanted, nameWords(person))));
		if (found.size > 0) return found.size === 1 ? [...found][0] : undefined;
	}
	return undefined;
}

/** Whether the label is the first name or names of somebody, even when it is so of several. */
export function isFirstNameOfAny(label: string, people: readonly string[]): boolean {
	const wanted = nameWords(label);
	return wanted.length > 0 && people.some((person) => isFirstNames(wanted, nameWords(person)));
}

/** A role or a time in brackets after the name, `Kari (vert)`, is no part of it. */
function nameWords(name: string): string[] {
	const bare = name.replace(/\s*(?:\([^)]*\)|\[[^\]]*\])\s*$/, '').replace(/:\s*$/, '');
	return bare.normalize('NFC').toLocaleLowerCase('nb').split(/\s+/).filter(Boolean);
}

const isWholeName = (wanted: string[], name: string[]) => wanted.join(' ') === name.join(' ');

const isFirstNames = (wanted: string[], name: string[]) => wanted.every((word, at) => word === name[at]);

function isSomeNames(wanted: string[], name: string[]): boolean {
	let at = -1;
	return wanted.every((word) => {
		at = name.indexOf(word, at + 1);
		return at >= 0;
	});
}

/** Two letters are left out because `Ja: …` is more often a yes than a Jan. */
function isBeginning(wanted: string[], name: string[]): boolean {
	const beginning = wanted.join(' ');
	return beginning.length !== 2 && name.join(' ').startsWith(beginning);
}
