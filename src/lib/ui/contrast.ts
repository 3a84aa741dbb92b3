import { oklchToHex } from './art/oklch.ts';
import { hexToOklch, linearChannels } from './colour.ts';

/** What WCAG 2.2 asks of text (1.4.3, AA) and of the parts of the interface (1.4.11). */
export const leastContrast = { text: 4.5, component: 3 } as const;

/** Something that must stand out from a ground. */
export interface Demand {
	against: string;
	least: number;
}

/** The contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, contrast ratio). */
export function contrast(one: string, other: string): number {
	const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
	const [r, g, b] = linearChannels(hex);
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Whether a colour meets all demands. */
export function stands(colour: string, demands: readonly Demand[]): boolean {
	return demands.every(({ against, least }) => contrast(colour, against) >= least);
}

/** The same hue, as little lighter or darker as meets all demands; undefined where no lightness does. */
export function nearestStanding(colour: string, demands: readonly Demand[]): string | undefined {
	if (stands(colour, demands)) return colour;
	const { lightness, chroma, hue } = hexToOklch(colour);
	for (let step = 0.004; step <= 1; step += 0.004) {
		for (const tried of [lightness - step, lightness + step]) {
			if (tried < 0 || tried > 1) continue;
			const hex = oklchToHex(tried, chroma, hue);
			if (stands(hex, demands)) return hex;
		}
	}
	return undefined;
}

/** The colour moved as far as it must be to meet the demands, which black or white do meet. */
export function madeReadable(colour: string, demands: readonly Demand[]): string {
	const found = nearestStanding(colour, demands);
	if (found === undefined) throw new Error(`No lightness of ${colour} stands out from ${demands.map((one) => one.against)}.`);
	return found;
}
