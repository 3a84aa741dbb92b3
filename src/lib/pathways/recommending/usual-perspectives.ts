import type { Term } from '#lib/catalogue/case-views.ts';
import type { Profile } from './find-profile.server.ts';

/** A perspective that has this share of what a member learned is usual for them. */
const usualShare = 0.25;

/** The perspectives that a member mostly learns from, the most usual first, and those that they chose. */
export function usualPerspectives({ learned, interests }: Pick<Profile, 'learned' | 'interests'>): Term[] {
	const shares = new Map<string, { term: Term; weight: number }>();
	const all = learned.reduce((sum, { weight }) => sum + weight, 0);
	for (const { perspectives, weight } of learned)
		for (const term of perspectives) shares.set(term.slug, { term, weight: (shares.get(term.slug)?.weight ?? 0) + weight });
	for (const { kind, slug, name } of interests)
		if (kind === 'perspective') shares.set(slug, { term: { slug, name }, weight: all + (shares.get(slug)?.weight ?? 0) });
	const sorted = [...shares.values()].sort((one, other) => other.weight - one.weight);
	return sorted.filter(({ weight }) => weight >= usualShare * all).map(({ term }) => term);
}
