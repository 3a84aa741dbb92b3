import { recall, remember } from '#lib/ui/remembered.ts';
import { type Places, type PlayedTo, readPlaces, withPlace } from './places.ts';

/** The places that this browser remembers. */
export function herePlaces(): Places {
	return readPlaces(recall('places'));
}

/** Remembers a place in this browser. */
export function rememberHere(slug: string, place: PlayedTo): void {
	setPlaces(withPlace(herePlaces(), slug, place));
}

/** Forgets the places that are what they were here, and not those that have moved on since. */
export function forgetHere(moved: Places): void {
	const left = Object.entries(herePlaces()).filter(([slug, [, at]]) => moved[slug]?.[1] !== at);
	setPlaces(Object.fromEntries(left));
}

function setPlaces(places: Places): void {
	remember('places', Object.keys(places).length > 0 ? JSON.stringify(places) : null);
}
