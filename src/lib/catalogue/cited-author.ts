import type { CasePage } from './case-views.ts';

/** Whoever a case is by; an organisation has no role. */
export interface Author {
	name: string;
	role: 'host' | 'guest' | 'organisation';
}

/** Hosts, then guests; without people the organisations, and without those the site itself. */
export function authorsOf({ people, organisations }: Pick<CasePage, 'people' | 'organisations'>, siteName: string): Author[] {
	const hosts = people.filter(({ role }) => role === 'host');
	const guests = people.filter(({ role }) => role === 'guest');
	if (people.length > 0) return [...hosts, ...guests].map(({ name, role }) => ({ name, role }));
	const names = organisations.length > 0 ? organisations.map(({ name }) => name) : [siteName];
	return names.map((name) => ({ name, role: 'organisation' }));
}

/** A name in two parts; who has only one, and every organisation, is all family. */
export function nameParts({ name, role }: Author): { given: string[]; family: string } {
	const words = name.trim().split(/\s+/);
	if (role === 'organisation' || words.length === 1 || name.includes(',')) return { given: [], family: name.trim() };
	// `Ludwig van der Berg`: what is written small belongs to the family.
	const small = words.findIndex((word, i) => i > 0 && /^\p{Ll}/u.test(word));
	const from = small > 0 ? small : words.length - 1;
	return { given: words.slice(0, from), family: words.slice(from).join(' ') };
}

/** `Nordmann, Kari`; what cannot be turned round stays whole. */
export function familyFirst(author: Author): { name: string; isWhole: boolean } {
	const { given, family } = nameParts(author);
	return given.length > 0 ? { name: `${family}, ${given.join(' ')}`, isWhole: false } : { name: family, isWhole: true };
}
