// Draws static/card.png (a shared link whose own card is not ready yet) and static/cover.png (the podcast's cover; podcast
// apps want at least 1400 pixels square). Run again after a change to the art: node scripts/draw-default-pictures.ts
import { writeFileSync } from 'node:fs';
import { renderAsync } from '@resvg/resvg-js';
import { drawCaseArt } from '../src/lib/ui/case-art.ts';
import { siteHue } from '../src/lib/ui/hue.ts';

for (const [name, width, height] of [['card', 1200, 630] as const, ['cover', 1400, 1400] as const]) {
	const svg = drawCaseArt({ slug: 'dugnad-5', hue: siteHue, width, height });
	writeFileSync(new URL(`../static/${name}.png`, import.meta.url), (await renderAsync(svg)).asPng());
}
