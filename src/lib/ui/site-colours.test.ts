import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oklchToHex } from './art/oklch.ts';
import { hexToOklch } from './colour.ts';
import { contrast, nearestStanding, stands } from './contrast.ts';
import { checkColours, colourNames, installedColours, mendColours, readPairs, themeOf, themeStylesheet } from './site-colours.ts';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const colours = fc.record({ accent: colour, tint: colour, highlight: colour });

/** WCAG's own arithmetic, written a second time. */
function ratio(one: string, other: string): number {
	const light = (hex: string) =>
		[hex.slice(1, 3), hex.slice(3, 5), hex.slice(5, 7)]
			.map((pair) => Number(`0x${pair}`) / 255)
			.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
			.reduce((sum, c, i) => sum + c * ([0.2126, 0.7152, 0.0722][i] ?? 0), 0);
	const [a, b] = [light(one), light(other)];
	return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

test('contrasts are those that others compute', () => {
	expect(contrast('#000000', '#ffffff')).toBe(21);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3);
	expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.542, 3);
});

test('a colour survives the way to OKLCH and back', () => {
	fc.assert(
		fc.property(colour, (hex) => {
			const { lightness, chroma, hue } = hexToOklch(hex);
			// A step in chroma is the price at the edge of what a screen can show.
			const back = oklchToHex(lightness, chroma, hue);
			for (const at of [1, 3, 5])
				expect(Math.abs(Number(`0x${hex.slice(at, at + 2)}`) - Number(`0x${back.slice(at, at + 2)}`))).toBeLessThanOrEqual(10);
		}),
	);
});

test('the installed colours may be used, and make the installed theme', () => {
	expect(checkColours(installedColours)).toEqual([]);
	expect(themeOf(installedColours).light).toMatchObject({
		'--ds-color-text-default': '#0e3128',
		'--ds-color-text-subtle': '#3a655a',
		'--ds-color-background-tinted': '#f1f4f3',
		'--paper': '#fcfdfa',
	});
});

test('whatever is picked: colours that pass make a theme in which everything can be read', () => {
	fc.assert(
		fc.property(colours, (picked) => {
			const usable = mendColours(picked);
			expect(checkColours(usable)).toEqual([]);
			for (const tokens of Object.values(themeOf(usable)))
				for (const [token, ground, least] of readPairs)
					expect(
						ratio(tokens[token] ?? '', tokens[ground] ?? ''),
						`${token} on ${ground} of ${JSON.stringify(usable)}`,
					).toBeGreaterThanOrEqual(least);
		}),
	);
});

test('a refusal names what is short of contrast and proposes what is not', () => {
	const [problem, ...others] = checkColours({ ...installedColours, accent: '#ffcc00' });
	expect(others).toEqual([]);
	expect(problem).toMatchObject({ field: 'accent', colour: '#ffcc00', least: 4.5 });
	expect(problem?.contrast).toBeLessThan(1.6);
	expect(checkColours({ ...installedColours, accent: problem?.nearest ?? '' })).toEqual([]);
	fc.assert(
		fc.property(colours, (picked) => {
			for (const { field, contrast: measured, least } of checkColours(picked)) {
				expect(colourNames).toContain(field);
				expect(measured).toBeLessThan(least);
			}
		}),
	);
});

test('the nearest colour keeps what passes, and no nearer lightness passes', () => {
	const demands = [{ against: '#ffffff', least: 4.5 }];
	expect(nearestStanding('#14483b', demands)).toBe('#14483b');
	fc.assert(
		fc.property(colour, (hex) => {
			const found = nearestStanding(hex, demands) ?? '';
			const [from, to] = [hexToOklch(hex).lightness, hexToOklch(found).lightness];
			expect(stands(found, demands)).toBe(true);
			for (const share of [0.25, 0.5, 0.75]) {
				const between = oklchToHex(from + (to - from) * share, hexToOklch(hex).chroma, hexToOklch(hex).hue);
				if (Math.abs(from - to) > 0.03) expect(stands(between, demands)).toBe(false);
			}
		}),
	);
	expect(
		nearestStanding('#888888', [
			{ against: '#ffffff', least: 4.6 },
			{ against: '#000000', least: 4.6 },
		]),
	).toBeUndefined();
});

test('the stylesheet holds nothing but tokens and colours', () => {
	const css = themeStylesheet(mendColours({ accent: '#7a1fa2', tint: '#f0d0ff', highlight: '#ffe082' }));
	expect(css.replaceAll(/--[a-z-]+:#[0-9a-f]{6};?/g, '')).toBe(':root{}\n@media (prefers-color-scheme:dark){:root{}}\n');
	expect(css).toContain('--ds-color-base-default:#7a1fa2');
});
