/** The class that gives an element the colours of a hue, in steps of ten degrees; without a hue the site's own green. */
export function hueClass(hue: number | undefined): string {
	return `hue-${Math.round((hue ?? siteHue) / 10) % 36}`;
}

/** The hue of what has no theme. */
export const siteHue = 165;
