/** A colour in OKLCH: lightness 0 to 1, chroma, hue in degrees. */
export interface Oklch {
	lightness: number;
	chroma: number;
	hue: number;
}

/** Whether a text is a colour as our settings hold it: `#rrggbb` in small letters. */
export function isHexColour(text: string): boolean {
	return /^#[0-9a-f]{6}$/.test(text);
}

/** OKLCH of `#rrggbb`; the matrices are those of Björn Ottosson's OKLab, https://bottosson.github.io/posts/oklab/ */
export function hexToOklch(hex: string): Oklch {
	const [r, g, b] = linearChannels(hex);
	const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
	const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
	const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
	const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
	const across = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
	const along = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
	const hue = (Math.atan2(along, across) * 180) / Math.PI;
	return { lightness, chroma: Math.hypot(across, along), hue: (hue + 360) % 360 };
}

/** Red, green and blue of `#rrggbb` as light, each from 0 to 1 (WCAG 2.2, relative luminance). */
export function linearChannels(hex: string): [number, number, number] {
	const channel = (at: number) => {
		const encoded = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
		return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
	};
	return [channel(1), channel(3), channel(5)];
}
