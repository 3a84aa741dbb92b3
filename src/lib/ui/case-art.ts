import { drawCairn } from './art/cairn.ts';
import { chanceOf } from './art/chance.ts';
import type { Sheet } from './art/drawing.ts';
import { drawGables } from './art/gables.ts';
import { drawHalftone } from './art/halftone.ts';
import { drawHorizon } from './art/horizon.ts';
import { paletteOf } from './art/palette.ts';
import { drawQuarters } from './art/quarters.ts';
import { drawRings } from './art/rings.ts';
import { drawTwig } from './art/twig.ts';
import { drawVoices } from './art/voices.ts';
import { drawWaveform } from './art/waveform.ts';
import { drawWeave } from './art/weave.ts';

/** What a case's picture is made from; `hue` is its theme's, 0 to 359. */
export interface CaseArt {
	slug: string;
	hue: number;
	width?: number;
	height?: number;
}

const families: readonly [(sheet: Sheet) => string, ...((sheet: Sheet) => string)[]] = [
	drawVoices,
	drawQuarters,
	drawHorizon,
	drawWaveform,
	drawRings,
	drawWeave,
	drawCairn,
	drawGables,
	drawTwig,
	drawHalftone,
];

/** Draws the picture of a case without one: the same slug and hue always give the same SVG, made like a book cover. */
export function drawCaseArt({ slug, hue, width = 800, height = 1000 }: CaseArt): string {
	const chance = chanceOf(slug);
	const draw = chance.pick(families);
	const drawn = draw({ width, height, unit: Math.min(width, height), palette: paletteOf(hue, chance), chance });
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${drawn}</svg>`;
}
