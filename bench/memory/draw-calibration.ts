import type { CalibrationBin } from '#lib/pathways/memory/calibration.ts';

const [size, edge] = [440, 56];
const looks = ['#b3362b', '#1f6b4a'];
const place = (share: number) => Math.round(share * size * 10) / 10;

/** A picture of how often chances came true: the nearer to the diagonal, the better; the area of a dot is how many there were. */
export function drawCalibration(series: readonly (readonly [name: string, bins: readonly CalibrationBin[]])[]): string {
	const most = Math.max(...series.flatMap(([, bins]) => bins.map(({ count }) => count)));
	const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
	const grid = ticks.flatMap((tick) => [
		`<path d="M0 ${place(1 - tick)}h${size}M${place(tick)} 0v${size}" stroke="#d7d5cb"/>`,
		`<text x="-10" y="${place(1 - tick) + 4}" text-anchor="end">${tick * 100} %</text>`,
		`<text x="${place(tick)}" y="${size + 20}" text-anchor="middle">${tick * 100} %</text>`,
	]);
	const lines = series.flatMap(([name, bins], at) => [
		`<polyline points="${bins.map(({ predicted, actual }) => `${place(predicted)},${place(1 - actual)}`).join(' ')}" fill="none" stroke="${looks[at]}" stroke-width="2"${at === 0 ? ' stroke-dasharray="7 4"' : ''}/>`,
		...bins.map(
			({ predicted, actual, count }) =>
				`<circle cx="${place(predicted)}" cy="${place(1 - actual)}" r="${(2.5 + 11 * Math.sqrt(count / most)).toFixed(1)}" fill="${looks[at]}" fill-opacity=".55"/>`,
		),
		`<text x="16" y="${26 + 22 * at}" fill="${looks[at]}" font-weight="700">${name}</text>`,
	]);
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size + 2 * edge} ${size + 2 * edge}" font-family="system-ui, sans-serif" font-size="13" fill="#26302b" role="img" aria-label="How often chances of remembering came true">
<rect width="100%" height="100%" fill="#fbfaf5"/>
<g transform="translate(${edge + 8} ${edge - 16})">
${grid.join('\n')}
<path d="M0 ${size}L${size} 0" stroke="#26302b" stroke-width="1.5"/>
${lines.join('\n')}
<text x="${size / 2}" y="${size + 46}" text-anchor="middle">Chance that was foretold</text>
<text transform="translate(-48 ${size / 2}) rotate(-90)" text-anchor="middle">Share that was remembered</text>
</g>
</svg>
`;
}
