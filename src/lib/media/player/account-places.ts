import type { Heard } from '../heard.ts';
import { listenTo } from './heard.ts';
import type { Places, PlayedTo } from './places.ts';
import { forgetHere, herePlaces, rememberHere } from './places-here.ts';

/** The place of a member, which is the same on all their devices. */
export interface AccountPlaces {
	/** Where the account was when the page was made, on this browser's clock. */
	place: Places[string] | undefined;
	keep(place: PlayedTo): void;
}

/** The member's places, when the page is a member's: places are told to the account then, and not left in this browser. */
export function accountPlaces({ dataset }: HTMLElement, media: HTMLMediaElement, slug: string): AccountPlaces | undefined {
	const { places: address, place, placeAgo, session = '' } = dataset;
	if (!address) return undefined;
	movePlaces(address);
	const heard = listenTo(media, session);
	let isHeard = true;
	return {
		place: place === undefined ? undefined : [Number(place), Date.now() - Number(placeAgo)],
		async keep(played) {
			// Without a line to the account, this browser remembers until the next visit; somebody who leaves cannot wait to know.
			if (!isHeard) rememberHere(slug, played);
			if (played.seconds < 10) return;
			isHeard = await tell(address, [{ ...played, case: slug, heard: heard() }]);
			if (isHeard) forgetHere({ [slug]: [0, played.at] });
			else rememberHere(slug, played);
		},
	};
}

/** Moves what this browser remembers to the account; tells whether there was anything. */
export async function movePlaces(address: string): Promise<boolean> {
	const places = herePlaces();
	const all = Object.entries(places).map(([slug, [seconds, at]]) => ({ case: slug, seconds, at, length: Number.NaN }));
	if (all.length === 0 || !(await tell(address, all))) return false;
	forgetHere(places);
	return true;
}

/** How long ago is told, not when: clocks differ. A length that is not known is left out. */
async function tell(address: string, played: (PlayedTo & { case: string; heard?: Heard })[]): Promise<boolean> {
	const known = (length: number) => (length > 0 && length < Infinity ? length : undefined);
	const places = played.map(({ at, length, ...one }) => ({ ...one, length: known(length), agoMs: Date.now() - at }));
	const body = JSON.stringify({ places });
	const headers = { 'content-type': 'application/json' };
	const answer = await fetch(address, { method: 'POST', keepalive: true, headers, body }).catch(() => undefined);
	return answer?.ok ?? false;
}
