import { describe, expect, it } from 'vitest';
import { drawCaseArt } from './case-art.ts';

const slugs = Array.from({ length: 60 }, (_, i) => `case-${i}`);

describe('drawCaseArt', () => {
	it('draws the same picture for the same case and another for another', () => {
		expect(drawCaseArt({ slug: 'a', hue: 20 })).toBe(drawCaseArt({ slug: 'a', hue: 20 }));
		expect(new Set(slugs.map((slug) => drawCaseArt({ slug, hue: 20 }))).size).toBe(slugs.length);
		expect(drawCaseArt({ slug: 'a', hue: 20 })).not.toBe(drawCaseArt({ slug: 'a', hue: 200 }));
	});

	it('draws finite numbers and known colours only, in every shape of sheet', () => {
		for (const slug of slugs) {
			for (const [width, height] of [
				[800, 1000],
				[1200, 630],
				[300, 900],
			] as const) {
				const svg = drawCaseArt({ slug, hue: slug.length * 40, width, height });
				expect(svg).not.toMatch(/NaN|undefined|Infinity|style=/);
				expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
			}
		}
	});

	it('stays small enough to send for every card', () => {
		for (const slug of slugs) expect(drawCaseArt({ slug, hue: 100 }).length).toBeLessThan(16_000);
	});
});
