/** The variants of settings that differ in one thing. */
export type Variants<Settings> = (settings: Settings) => readonly Settings[];

/**
 * Goes from one thing that can be set to the next, takes what scores highest while all others stay, and begins anew until
 * nothing helps or `rounds` are over. The same input gives the same settings; of equals the earlier stays.
 */
export function climb<Settings>(
	start: Settings,
	variants: readonly Variants<Settings>[],
	scoreOf: (settings: Settings) => number,
	rounds = 2,
): Settings {
	let best = { settings: start, score: scoreOf(start) };
	for (let round = 0; round < rounds; round++) {
		const before = best;
		for (const variantsOf of variants) {
			for (const settings of variantsOf(best.settings)) {
				const score = scoreOf(settings);
				if (score > best.score) best = { settings, score };
			}
		}
		if (best === before) break;
	}
	return best.settings;
}

/** Variants that give one thing other values. */
export function valuesOf<Settings, Name extends keyof Settings>(
	name: Name,
	values: readonly Settings[Name][],
): Variants<Settings> {
	return (settings) => values.filter((value) => value !== settings[name]).map((value) => ({ ...settings, [name]: value }));
}
