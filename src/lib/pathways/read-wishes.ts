import { fewestMinutes, mostMinutes, mostViews, type PathWishes } from './path.ts';

/** The lengths that the form offers, in minutes. */
export const offeredMinutes = [30, 60, 120, 240, 480, 960] as const;

const slug = /^[a-z0-9-]{1,120}$/;
const usualMinutes = 120;

/** Reads wishes out of an address; what cannot be one is left out. */
export function readWishes(params: URLSearchParams): PathWishes {
	const language = params.get('language');
	const slugs = (name: string) => [...new Set(params.getAll(name))].filter((value) => slug.test(value)).slice(0, 30);
	return {
		themes: slugs('theme'),
		perspectives: slugs('perspective'),
		goals: [...new Set(params.getAll('goal').map(Number))].filter((goal) => Number.isInteger(goal) && goal >= 1 && goal <= 17),
		views: within(params.get('views'), 1, 1, mostViews),
		minutes: within(params.get('minutes'), usualMinutes, fewestMinutes, mostMinutes),
		level: params.get('level') === 'experienced' ? 'experienced' : 'beginner',
		...(language && /^[a-z]{2,3}$/.test(language) && { language }),
	};
}

function within(text: string | null, usual: number, least: number, most: number): number {
	const value = Number(text);
	return text && Number.isInteger(value) ? Math.min(most, Math.max(least, value)) : usual;
}
