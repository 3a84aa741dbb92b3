import type { Chance } from './chance.ts';
import { oklchToHex } from './oklch.ts';

/** The colours of one picture: five steps of the theme's hue, and one or two that answer it. */
export interface Palette {
	ink: string;
	deep: string;
	main: string;
	soft: string;
	pale: string;
	/** Bright, from another part of the colour circle: the other voice in the conversation. */
	answer: string;
	/** The answer's dark tone, where both voices overlap. */
	meeting: string;
}

/** A palette around a hue; the answering colour varies with chance so that a theme's cases do not look alike. */
export function paletteOf(hue: number, chance: Chance): Palette {
	const answerHue = hue + chance.pick([140, 165, 195, 225, 80]);
	return {
		ink: oklchToHex(0.26, 0.06, hue),
		deep: oklchToHex(0.43, 0.12, hue),
		main: oklchToHex(0.64, 0.18, hue),
		soft: oklchToHex(0.83, 0.1, hue),
		pale: oklchToHex(0.95, 0.03, hue),
		answer: oklchToHex(0.81, 0.16, answerHue),
		meeting: oklchToHex(0.38, 0.1, answerHue),
	};
}

/** A ground and four colours that stand out on it, dark or light by chance. */
export function groundOf(palette: Palette, chance: Chance): { ground: string; on: [string, string, string, string] } {
	const { ink, deep, main, soft, pale, answer } = palette;
	return chance.pick([
		{ ground: pale, on: [deep, main, answer, ink] },
		{ ground: soft, on: [deep, ink, answer, pale] },
		{ ground: deep, on: [soft, answer, pale, main] },
		{ ground: ink, on: [main, answer, soft, pale] },
		{ ground: answer, on: [ink, deep, pale, main] },
	]);
}
