import { oklchToHex } from '#lib/ui/art/oklch.ts';
import type { TextStyle } from './text-block.server.ts';

/** The styles of a certificate's text, and the colours that they are in. */
export interface Look {
	wash: string;
	label: TextStyle;
	heading: TextStyle;
	text: TextStyle;
	warning: TextStyle;
	read: TextStyle;
	holder: TextStyle;
	title: TextStyle;
}

/** The look around the hue of a case, 0 to 359: the same as the page's by day. */
export function lookOf(hue: number): Look {
	const [accent, ink] = [oklchToHex(0.42, 0.125, hue), oklchToHex(0.27, 0.06, hue)];
	return {
		wash: oklchToHex(0.945, 0.04, hue),
		label: { typeface: 'sans', color: accent, size: 9.5, leading: 1.35 },
		heading: { typeface: 'sansHeavy', color: ink, size: 15, leading: 1.2, tracking: -0.015 },
		text: { typeface: 'sans', color: ink, size: 9.5, leading: 1.4 },
		warning: { typeface: 'sansHeavy', color: '#8c1d18', size: 11, leading: 1.35 },
		read: { typeface: 'serif', color: ink, size: 12, leading: 1.42 },
		holder: { typeface: 'sansHeavy', color: ink, size: 40, leading: 1.04, tracking: -0.028 },
		title: { typeface: 'serifMedium', color: ink, size: 20, leading: 1.24, tracking: -0.006 },
	};
}
