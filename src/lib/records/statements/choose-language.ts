import type { LanguageMap } from '../statement.ts';

type Wish = { range: string; quality: number };

/**
 * The one entry of a language map that the reader's Accept-Language asks for most (RFC 9110 12.5.4): the best-liked range
 * decides, as itself, then as the beginning of a longer tag, then shortened step by step (RFC 4647 3.4). When nothing
 * fits, the first entry that is not excluded, since some words are better than none.
 */
export function chooseLanguage(map: LanguageMap, acceptLanguage: string): LanguageMap {
	const wishes = readWishes(acceptLanguage);
	const tags = Object.keys(map);
	const excluded = wishes.filter(({ quality }) => quality === 0).map(({ range }) => range);
	const left = tags.filter((tag) => !excluded.some((range) => isWithin(tag, range)));
	const wanted = wishes.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
	const tag = firstMatch(left, wanted) ?? left[0] ?? tags[0];
	return tag === undefined ? map : { [tag]: map[tag] as string };
}

/** The ranges of an Accept-Language header, for example `nn, nb;q=0.8, *;q=0.1`; what is malformed is passed over. */
function readWishes(header: string): Wish[] {
	return header.split(',').flatMap((part) => {
		const [, range, quality = '1'] = /^\s*([a-z\d-]+|\*)\s*(?:;\s*q=([\d.]+)\s*)?$/i.exec(part) ?? [];
		return range === undefined ? [] : [{ range: range.toLowerCase(), quality: Number(quality) }];
	});
}

function firstMatch(tags: string[], wanted: Wish[]): string | undefined {
	for (const { range } of wanted) {
		const tag = range === '*' ? tags[0] : matchRange(tags, range);
		if (tag !== undefined) return tag;
	}
	return undefined;
}

function matchRange(tags: string[], range: string): string | undefined {
	return (
		tags.find((tag) => tag.toLowerCase() === range) ?? tags.find((tag) => isWithin(tag, range)) ?? matchShortened(tags, range)
	);
}

function matchShortened(tags: string[], range: string): string | undefined {
	const shorter = range.replace(/-[^-]*$/, '').replace(/-[^-]$/, '');
	if (shorter === range) return undefined;
	return tags.find((tag) => tag.toLowerCase() === shorter) ?? matchShortened(tags, shorter);
}

const isWithin = (tag: string, range: string) => `${tag.toLowerCase()}-`.startsWith(`${range}-`);
