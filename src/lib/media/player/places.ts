/** Where somebody left off in each case: seconds, and when, in milliseconds of this browser's clock. */
export type Places = Record<string, [seconds: number, at: number]>;

/** Where the sound is, in seconds, and when it was there. */
export interface PlayedTo {
	seconds: number;
	length: number;
	at: number;
}

const most = 100;
const dayMs = 86_400_000;

/** The places in what was remembered; none when it is broken. Until version 0.2 the day was remembered, as a number. */
export function readPlaces(text: string | null): Places {
	try {
		const value = Object.entries((JSON.parse(text ?? '{}') ?? {}) as Places);
		return Object.fromEntries(value.map(([slug, [seconds, at]]) => [slug, [seconds, at < dayMs ? at * dayMs : at]]));
	} catch {
		return {};
	}
}

/** The places with this one, the latest hundred. What is hardly begun, or almost over, is no place to come back to. */
export function withPlace(places: Places, slug: string, { seconds, length, at }: PlayedTo): Places {
	const { [slug]: _, ...others } = places;
	if (!(seconds >= 10 && (!(length > 0) || seconds < length - 10))) return others;
	const latest = Object.entries(others).toSorted(([, a], [, b]) => b[1] - a[1]);
	return { ...Object.fromEntries(latest.slice(0, most - 1)), [slug]: [Math.floor(seconds), at] };
}

/** Where to go on: where this browser or the account was last; undefined when both are at the beginning. */
export function newestStart(here: Places[string] | undefined, account: Places[string] | undefined): number | undefined {
	const [seconds] = here && (!account || here[1] > account[1]) ? here : (account ?? [0]);
	return seconds >= 10 ? seconds : undefined;
}
