/** Where somebody left off in each case: seconds, and the day as a number. */
export type Places = Record<string, [seconds: number, day: number]>;

const most = 100;

/** The places in what was remembered; none when it is broken. */
export function readPlaces(text: string | null): Places {
	try {
		const value: unknown = JSON.parse(text ?? '{}');
		return value && typeof value === 'object' ? (value as Places) : {};
	} catch {
		return {};
	}
}

/** The places with this one, the latest hundred. What is hardly begun, or almost over, is no place to come back to. */
export function withPlace(places: Places, slug: string, place: { seconds: number; length: number; day: number }): Places {
	const { [slug]: _, ...others } = places;
	const { seconds, length, day } = place;
	if (!(seconds >= 10 && (!(length > 0) || seconds < length - 10))) return others;
	const latest = Object.entries(others).toSorted(([, a], [, b]) => b[1] - a[1]);
	return { ...Object.fromEntries(latest.slice(0, most - 1)), [slug]: [Math.floor(seconds), day] };
}
