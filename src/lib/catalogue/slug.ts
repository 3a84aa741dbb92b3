import { createHash } from 'node:crypto';

/** Letters that have no decomposition into a Latin letter and an accent. */
const spelled: Record<string, string> = { æ: 'ae', ø: 'o', ß: 'ss', œ: 'oe', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ŋ: 'n', ŧ: 't' };
const longest = 90;

/** The part of an address that stands for a name: `Læring på øya` is `laering-pa-oya`. Never empty, and always the same. */
export function slugOf(name: string): string {
	const latin = name
		.toLowerCase()
		.replace(/[^\p{ASCII}]/gu, (letter) => spelled[letter] ?? letter)
		.normalize('NFKD')
		.replace(/\p{M}/gu, '');
	const words = latin.split(/[^a-z0-9]+/).filter((word) => word !== '');
	return shorten(words.join('-')) || `x-${createHash('sha256').update(name).digest('hex').slice(0, 8)}`;
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function firstFree(base: string, taken: ReadonlySet<string>): string {
	for (let count = 1; ; count++) {
		const slug = count === 1 ? base : `${base}-${count}`;
		if (!taken.has(slug)) return slug;
	}
}

/** Whether a slug is the base itself or a numbered one of it. */
export function isNumbered(slug: string, base: string): boolean {
	return slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1)));
}

/** A hue for a new theme, the same wherever and whenever it is made. */
export function hueOf(slug: string): number {
	return createHash('sha256').update(slug).digest().readUInt32BE(0) % 360;
}

function shorten(slug: string): string {
	if (slug.length <= longest) return slug;
	const cut = slug.slice(0, longest + 1);
	return cut.slice(0, cut.lastIndexOf('-') > longest / 2 ? cut.lastIndexOf('-') : longest);
}
